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

/**
 * The language whose formats a customer expects: with a region, because `en` alone writes times and
 * dates as in the US. It is that of the browser in the same language, else that of the home.
 * @param home the region of the customer's home, ISO 3166-1 alpha-2 or UN M.49
 */
export function withRegion(lang: string, home?: string): string {
  const {language, region} = new Intl.Locale(lang);
  if (region) return lang;
  const own = navigator.languages.find(other => {
    const locale = isLanguage(other) && new Intl.Locale(other);
    return locale && locale.language === language && locale.region;
  });
  const local = own ?? `${lang}-${home ?? ''}`;
  return isLanguage(local) ? local : lang;
}

/** The region of a currency (ISO 4217): its code begins with it, but for the euro's, Europe. */
export const regionOfCurrency = (currency: string): string =>
  currency === 'EUR' ? '150' : currency.slice(0, 2);

/**
 * The region of the customer's home, by what a page says of it.
 * @param page its data can be anything if it could not be read
 * @param known what earlier pages said
 */
export function regionOfPage(page?: {readonly data: object}, known?: string): string | undefined {
  const {postal_address, currency_code} = (page?.data ?? {}) as {
    readonly postal_address?: {readonly country_code?: unknown} | null;
    readonly currency_code?: unknown;
  };
  const currency = textOf(currency_code);
  return (
    textOf(postal_address?.country_code) ||
    known ||
    (currency ? regionOfCurrency(currency) : undefined)
  );
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

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
