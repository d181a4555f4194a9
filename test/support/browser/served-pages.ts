import type {FlatpeakConnect} from '../../../src/index.js';
import {complaints, isStuck} from './complaints.js';
import {Widget} from './widget-driver.js';

/** Milliseconds that a page may take: reads of a failing service are tried again for two seconds. */
const PATIENCE = 10_000;

/** What must never happen, whatever the service answers. */
const harm: string[] = [];

/** The service's next answers; the last one stays. */
let answers: readonly string[] = [];

const {alert, fetch, open} = window;
const listening = new AbortController();

before(() => {
  // The bytes are what a network would bring; thousands of pages need no worker to carry them.
  window.fetch = async input => {
    const isTurn = input instanceof Request && input.url.startsWith('https://connect.flatpeak.com');
    if (!isTurn) return fetch(input);
    const [bytes = '', ...rest] = answers;
    if (rest.length > 0) answers = rest;
    return new Response(bytes, {headers: {'content-type': 'application/json'}});
  };
  window.alert = words => void harm.push(`A script ran: ${String(words)}`);
  window.open = url => {
    harm.push(`A window was opened: ${String(url)}`);
    return null;
  };
  // Heard before the test runner hears it, so that a page that fails can be made smaller first.
  const first = {capture: true, signal: listening.signal};
  const hear = (event: Event, what: string) => {
    event.stopImmediatePropagation();
    event.preventDefault();
    harm.push(what);
  };
  addEventListener('beforeunload', event => hear(event, 'The page was left.'), first);
  addEventListener(
    'error',
    event => event instanceof ErrorEvent && hear(event, `Not caught: ${String(event.error)}`),
    first,
  );
  addEventListener(
    'unhandledrejection',
    event => hear(event, `Not caught: ${String(event.reason)}`),
    first,
  );
  addEventListener(
    'securitypolicyviolation',
    event => {
      // A picture from elsewhere is stopped by the host's policy, as it should be.
      if (event.effectiveDirective === 'img-src') event.stopImmediatePropagation();
      else hear(event, `Against the policy: ${event.violatedDirective} ${event.blockedURI}`);
    },
    first,
  );
});

after(() => {
  Object.assign(window, {alert, fetch, open});
  listening.abort();
});

/** A page that was drawn, or was refused; `error` is what the host heard of that. */
export interface Fate {
  readonly widget: Widget;
  readonly error: {readonly kind: string; readonly code: string} | undefined;
}

/**
 * Draws what comes of the service's answers on a small phone, and presses what the customer is
 * led to. A first answer leads to the one that is meant by its button `via`.
 * @throws what a customer would complain of
 */
export async function draw(
  bytes: string,
  lead?: {readonly bytes: string; readonly via: string},
): Promise<Fate> {
  harm.length = 0;
  answers = lead ? [lead.bytes, bytes] : [bytes];
  const place = document.createElement('div');
  place.style.inlineSize = '320px';
  const element = document.createElement('flatpeak-connect') as FlatpeakConnect;
  const widget = new Widget(element);
  element.connectToken = 'cot_hostile';
  place.append(element);
  const isThere = heard(element, 'flatpeak-page', 'flatpeak-error');
  document.body.append(place);
  try {
    await isThere;
    await settle(widget);
    if (lead) {
      widget.press(lead.via);
      await settle(widget);
    }
    if (isStuck(widget)) throw new Error('There is no way on.');
    check(widget);
    const error = widget.events.find(({type}) => type === 'error')?.detail as Fate['error'];
    if (!error) {
      // An answer is sent, the page is left, or the customer is told what is missing.
      widget.find('.primary, [part~="option"], .actions button')[0]?.click();
      await settle(widget);
      check(widget);
    }
    return {widget, error};
  } finally {
    place.remove();
    // What is told late belongs to this page, not to the next one.
    await aTask();
  }
}

/** What nobody caught is told at the end of a task. */
const aTask = () => new Promise(resolve => setTimeout(resolve));

function check(widget: Widget): void {
  const found = [...harm, ...complaints(widget)];
  if (found.length > 0) throw new Error(found.join('\n'));
}

function heard(element: EventTarget, ...types: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('Nothing came.')), PATIENCE);
    for (const type of types)
      element.addEventListener(type, () => {
        clearTimeout(timer);
        resolve();
      });
  });
}

/** Waits until nothing is on its way and everything is rendered. */
async function settle(widget: Widget): Promise<void> {
  const end = Date.now() + PATIENCE;
  do {
    await aTask();
    for (const element of [widget.element, ...widget.find('[exportparts], flatpeak-option-list')])
      await (element as Partial<FlatpeakConnect>).updateComplete;
    if (Date.now() > end) throw new Error('It is never done.');
  } while (widget.find('[aria-busy="true"]').length > 0);
}
