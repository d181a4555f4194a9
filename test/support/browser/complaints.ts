import type {Widget} from './widget-driver.js';
import {overflows} from './overflows.js';

/** What a page shows when something was taken for words that is none. */
const NO_WORDS = /\b(undefined|NaN|null|Infinity)\b|\[object |function\s*\(/;

const VISIBLE = /[^\p{Z}\p{C}]/u;

/** What no page of ours is made of. */
const FOREIGN =
  'script, iframe, object, embed, base, link, meta, style, a:not([href]), form[action]';

/** An address that is what it seems to be. */
const PLAIN_ADDRESS = /^https?:\/\/[^\s\\/?#@]+([/?#]|$)/i;

/** Where a widget may go that nobody has told of other origins or schemes. */
const SAFE = /^https:\/\//;
const SAFE_IN_TESTS = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** What a customer would complain of, whatever is on screen. */
export function complaints(widget: Widget): string[] {
  const found: string[] = [];
  const headings = widget.find('h2').map(({textContent}) => textContent);
  if (headings.length !== 1 || !VISIBLE.test(headings.join()))
    found.push(`Its headings are ${JSON.stringify(headings)}.`);
  for (const button of widget.find('button'))
    if (!VISIBLE.test(button.ariaLabel ?? button.textContent)) found.push('A button has no name.');
  for (const choices of widget.find('fieldset.choices'))
    if (!choices.querySelector('button')) found.push('There is nothing to choose from.');
  for (const said of everythingSaid(widget))
    if (NO_WORDS.test(said)) found.push(`It says ${said.slice(0, 200)}`);
  for (const {outerHTML} of widget.find(FOREIGN)) found.push(`It has ${outerHTML.slice(0, 200)}`);
  for (const {href, target, rel} of widget.find<HTMLAnchorElement>('a[href]'))
    if (!(SAFE.test(href) && PLAIN_ADDRESS.test(href))) found.push(`It links to ${href}.`);
    else if (target !== '_blank' || rel !== 'noopener noreferrer')
      found.push(`It leaves for ${href}.`);
  for (const {src} of widget.find<HTMLImageElement>('[src]'))
    if (!PLAIN_ADDRESS.test(src)) found.push(`It loads ${src}.`);
  for (const what of overflows(widget)) found.push(`${what} sticks out.`);
  return [...found, ...strayed(widget)];
}

/** Whether there is anything that the customer can do next. */
export const isStuck = (widget: Widget): boolean =>
  widget.find('.primary, .actions button, .choice, [part~="option"], .link').length === 0;

/** Every text and every attribute, each for itself. */
function everythingSaid(widget: Widget): string[] {
  return widget
    .find('*')
    .flatMap(element => [
      ...[...element.attributes].map(({name, value}) => `${name}="${value}"`),
      ...[...element.childNodes].filter(node => node instanceof Text).map(({data}) => data),
    ]);
}

/** Where it would have gone, had the host let it, and should not. */
function strayed({events}: Widget): string[] {
  const details = (type: string) =>
    events
      .filter(event => event.type === type)
      .map(({detail}) => detail as Record<string, unknown>);
  const isLive = details('page').at(-1)?.['liveMode'] !== false;
  return details('redirect')
    .map(({origin}) => String(origin))
    .filter(origin => !SAFE.test(origin) && (isLive || !SAFE_IN_TESTS.test(origin)))
    .map(origin => `It would go to ${origin}.`);
}
