import {hasMessages} from '../messages/catalogues.js';

/** The nearest language that is said around an element, through shadow roots, else the browser's. */
export function languageOf(element: Element): string {
  for (let at: Node | null = element; at; at = parentOf(at)) {
    const lang = at instanceof Element ? at.getAttribute('lang') : undefined;
    if (lang && isLanguage(lang)) return lang;
  }
  // Some are no languages: without a locale WebKit on Linux says “C”.
  const languages = navigator.languages.filter(isLanguage);
  return languages.find(hasMessages) ?? languages[0] ?? 'en';
}

const parentOf = (node: Node): Node | null =>
  node.parentNode ?? (node instanceof ShadowRoot ? node.host : null);

/** Whether `Intl` takes it: a page's `lang` may be anything. */
function isLanguage(lang: string): boolean {
  try {
    return Intl.getCanonicalLocales(lang).length > 0;
  } catch {
    return false;
  }
}
