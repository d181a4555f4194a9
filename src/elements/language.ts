import {hasMessages} from '../messages/catalogues.js';

/** The nearest `lang` around an element, across shadow roots; else the browser's language. */
export function languageOf(element: Element): string {
  for (let node: Node | null = element; node; node = parentOf(node)) {
    const lang = node instanceof Element ? node.getAttribute('lang') : undefined;
    if (lang && isLanguage(lang)) return lang;
  }
  // Not all entries are language tags: WebKit on Linux reports "C" if no locale is set.
  const languages = navigator.languages.filter(isLanguage);
  return languages.find(hasMessages) ?? languages[0] ?? 'en';
}

const parentOf = (node: Node): Node | null =>
  node.parentNode ?? (node instanceof ShadowRoot ? node.host : null);

/** Whether `Intl` accepts the tag: a page's `lang` can be any text. */
function isLanguage(lang: string): boolean {
  try {
    return Intl.getCanonicalLocales(lang).length > 0;
  } catch {
    return false;
  }
}
