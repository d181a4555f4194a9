import {expect, nextFrame} from '@open-wc/testing';
import {setupWorker} from 'msw/browser';
import '../../../src/index.js';
import type {FlatpeakConnect} from '../../../src/index.js';
import type {PageKind} from '../../../src/core/index.js';
import {createSimulator, type Simulator} from '../../../src/simulator/index.js';
import {simulatorHandlers} from '../../../src/simulator/msw.js';
import {place} from './site-page.js';
import {waitUntil} from './wait.js';

export const simulator = createSimulator();

/** The Connect requests that the simulator has received since the test began. */
export const sent: Record<string, unknown>[] = [];

/** A request counts when it arrives at the simulator. */
const counted: Simulator = {
  ...simulator,
  async fetch(request) {
    if (new URL(request.url).pathname.startsWith('/connect'))
      sent.push((await request.clone().json()) as Record<string, unknown>);
    return simulator.fetch(request);
  },
};

/** Stands between the page and the network; a test may add handlers of its own. */
export const worker = setupWorker(...simulatorHandlers(counted));

before(() => worker.start({onUnhandledRequest: 'bypass', quiet: true}));
beforeEach(() => void sent.splice(0));
after(() => worker.stop());

/** A connect token of a session that stands at a page, as `POST /simulator/sessions` makes it. */
export async function tokenAt(spec: Record<string, unknown>): Promise<string> {
  const response = await simulator.fetch(
    new Request(`${simulator.publicUrl}/simulator/sessions`, {
      method: 'POST',
      body: JSON.stringify(spec),
    }),
  );
  const {connect_token: token} = (await response.json()) as {connect_token?: string};
  if (!token) throw new Error(`The simulator made no session of ${JSON.stringify(spec)}.`);
  return token;
}

/** Drives a widget in the page as a customer does. */
export class Widget {
  /** The public events that the widget has dispatched. */
  readonly events: {type: string; detail: unknown}[] = [];

  constructor(readonly element: FlatpeakConnect) {
    for (const type of ['open', 'page', 'redirect', 'complete', 'close', 'error', 'token-ignored'])
      element.addEventListener(`flatpeak-${type}`, event => {
        this.events.push({type, detail: (event as CustomEvent).detail});
        if (type === 'redirect') event.preventDefault();
      });
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot as ShadowRoot;
  }

  /** The page on screen, as soon as it is of this kind. */
  async page(kind: PageKind): Promise<HTMLElement> {
    const find = () => this.root.querySelector<HTMLElement>(`flatpeak-${kind}-page`);
    await waitUntil(
      () => find()?.shadowRoot?.querySelector('h2'),
      () => `the ${kind} page in: ${this.text}`,
    );
    return find() as HTMLElement;
  }

  /** All visible elements that match, in the widget and in its page. */
  find<E extends HTMLElement>(selector: string): E[] {
    const pages = [...this.root.querySelectorAll('*')].filter(({localName}) =>
      localName.endsWith('-page'),
    );
    const roots = [this.root, ...pages.map(page => page.shadowRoot as ShadowRoot)];
    return roots
      .flatMap(root => [...root.querySelectorAll<E>(selector)])
      .filter(element => element.checkVisibility());
  }

  /** Waits until no request is in flight. */
  async rests(): Promise<void> {
    // A request that has just begun is not rendered yet.
    await nextFrame();
    await waitUntil(() => !this.find('[aria-busy="true"]').length, 'the widget to rest');
  }

  /** A button by its name. */
  button(name: string | RegExp): HTMLButtonElement {
    const isNamed = (button: HTMLElement) => {
      const text = button.getAttribute('aria-label') ?? button.textContent.trim();
      return typeof name === 'string' ? text === name : name.test(text);
    };
    const button = this.find<HTMLButtonElement>('button').find(isNamed);
    if (!button) throw new Error(`There is no button “${String(name)}”.`);
    return button;
  }

  press(name: string | RegExp): void {
    this.button(name).click();
  }

  /** Types into the field of a form's name, as a customer would: at once, with its event. */
  type(name: string, text: string): HTMLInputElement {
    const [input] = this.find<HTMLInputElement>(`[name="${name}"]`);
    if (!input) throw new Error(`There is no field “${name}”.`);
    input.value = text;
    input.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
    return input;
  }

  /** Taps one of the answers that a page shows as buttons. */
  choose(value: string): void {
    const [answer] = this.find(`.choice[value="${value}"]`);
    if (!answer) throw new Error(`There is no answer “${value}”.`);
    answer.click();
  }

  /** All text on screen. */
  get text(): string {
    const [page] = this.find('[part~="page"]');
    return `${this.root.textContent} ${page?.textContent ?? ''}`.replace(/\s+/g, ' ');
  }

  async sees(words: string | RegExp): Promise<void> {
    const isThere = () =>
      typeof words === 'string' ? this.text.includes(words) : words.test(this.text);
    await waitUntil(isThere, () => `“${String(words)}” in: ${this.text}`);
  }

  /** The number of events of a type. */
  count(type: string): number {
    return this.events.filter(event => event.type === type).length;
  }

  /** The detail of the first event of a type, once it has been dispatched. */
  async event(type: string): Promise<unknown> {
    await waitUntil(() => this.events.some(event => event.type === type), `the event ${type}`);
    return this.events.find(event => event.type === type)?.detail;
  }
}

/** A widget with a new session at a page. */
export async function widgetAt(
  spec: Record<string, unknown>,
  properties: Partial<FlatpeakConnect> = {},
): Promise<Widget> {
  const connectToken = await tokenAt(spec);
  return widgetWith({connectToken, ...properties});
}

/** A widget with the properties that a site sets. */
export async function widgetWith(properties: Partial<FlatpeakConnect>): Promise<Widget> {
  const host = place();
  const element = document.createElement('flatpeak-connect') as FlatpeakConnect;
  const widget = new Widget(element);
  Object.assign(element, properties);
  host.append(element);
  await element.updateComplete;
  return widget;
}

/** The focused element, across shadow roots. */
export function focused(): Element | null {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}

export {expect, waitUntil};
