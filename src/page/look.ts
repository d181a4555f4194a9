import type {PageConfig} from './config.js';

/** Applies CSS tokens to the whole page. */
export function setTokens(tokens: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(tokens))
    document.documentElement.style.setProperty(name, value);
}

/** Sets the language of the page and the widget. */
export function setLanguage(widget: HTMLElement, language: string): void {
  document.documentElement.lang = widget.lang = language;
}

/** The company's languages that the customer reads, the best first; the first one if none is. */
export function languageFor(offered: readonly string[]): string {
  const primary = (tag: string) => tag.toLowerCase().split('-')[0];
  const wanted = navigator.languages.find(
    tag => offered.length === 0 || offered.some(each => primary(each) === primary(tag)),
  );
  return wanted ?? offered[0] ?? 'en';
}

/** Gives the page the company's look. */
export function applyLook(widget: HTMLElement, config: PageConfig): void {
  const {name, logo, legal, theme, tokens = {}, stylesheet, attributes = {}} = config;
  setTokens(tokens);
  for (const [attribute, value] of Object.entries(attributes))
    if (!widget.hasAttribute(attribute)) widget.setAttribute(attribute, value);
  if (theme) setTheme(widget, theme);
  if (stylesheet)
    document.head.append(
      Object.assign(document.createElement('link'), {rel: 'stylesheet', href: stylesheet}),
    );
  if (name || logo) widget.append(brand(name, logo));
  if (legal) widget.append(inSlot('legal', 'p', {textContent: legal}));
}

/** Light, dark, or as the device. */
export function setTheme(widget: HTMLElement, theme: string): void {
  widget.setAttribute('theme', theme);
  document.documentElement.dataset['theme'] = theme;
}

/** Logo and name: the customer sees who asks. */
function brand(name = '', logo: string | undefined): HTMLElement {
  const place = inSlot('brand', 'p', {className: 'brand'});
  if (logo)
    place.append(Object.assign(document.createElement('img'), {src: logo, alt: '', height: 32}));
  place.append(name);
  return place;
}

function inSlot(slot: string, tag: string, properties: Partial<HTMLElement>): HTMLElement {
  return Object.assign(document.createElement(tag), {slot, ...properties});
}
