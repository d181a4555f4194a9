import type {PageConfig} from './config.js';
import type {SentenceKey, Sentences} from './english.js';

/** Words to the customer. */
export interface Notice {
  readonly heading: SentenceKey;
  readonly text?: SentenceKey;
  /** For the page's operator, in English. */
  readonly details?: readonly string[];
  readonly action?: {readonly label: SentenceKey; readonly run: () => void};
  /** Whether to offer the way back to the company. */
  readonly hasWayBack?: boolean;
}

/** What the page shows in place of the widget; undefined while the widget is shown. */
export type Shown = Notice | 'loading' | undefined;

/** An element with a text. */
function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  text: string,
): HTMLElementTagNameMap[Tag] {
  return Object.assign(document.createElement(tag), {textContent: text});
}

/** Draws a notice into the page, in place of the one before. */
export function showNotice(
  place: HTMLElement,
  notice: Shown,
  sentences: Sentences,
  {name = '', homeUrl}: PageConfig,
): void {
  place.hidden = !notice;
  if (!notice) return;
  if (notice === 'loading')
    return place.replaceChildren(Object.assign(element('span', ''), {className: 'spinner'}));
  const {heading, text, details = [], action, hasWayBack} = notice;
  const say = (key: SentenceKey) => sentences[key].replace('{name}', name);
  const parts: HTMLElement[] = [element('h1', say(heading))];
  if (text) parts.push(element('p', say(text)));
  for (const detail of details) parts.push(element('code', detail));
  if (action) {
    const button = element('button', say(action.label));
    button.onclick = action.run;
    parts.push(button);
  }
  if (hasWayBack && homeUrl && name)
    parts.push(Object.assign(element('a', say('back-to')), {href: homeUrl}));
  place.replaceChildren(...parts);
}
