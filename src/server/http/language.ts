/** The languages of the pages that customers get from the companion itself: those of the widget. */
const DIRECTIONS = {
  ar: 'rtl',
  cs: 'ltr',
  da: 'ltr',
  de: 'ltr',
  en: 'ltr',
  es: 'ltr',
  fi: 'ltr',
  fr: 'ltr',
  it: 'ltr',
  nb: 'ltr',
  nl: 'ltr',
  pl: 'ltr',
  pt: 'ltr',
  sv: 'ltr',
} as const;

export type Language = keyof typeof DIRECTIONS;

export const LANGUAGES = Object.keys(DIRECTIONS) as readonly Language[];

/** The languages of language tags. Those of Norwegian share one. */
const LANGUAGE_OF_TAG: ReadonlyMap<string, Language> = new Map<string, Language>([
  ...LANGUAGES.map(language => [language, language] as const),
  ['no', 'nb'],
  ['nn', 'nb'],
]);

/** A quality value of RFC 9110. */
const QUALITY = /^q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/i;

interface Preference {
  readonly language: Language;
  readonly quality: number;
}

const DEFAULT: Preference = {language: 'en', quality: 0};

/** One entry of `Accept-Language`, such as `de-AT;q=0.8`. Undefined if it has no effect. */
function preferenceOf(entry: string): Preference | undefined {
  const [tag = '', quality = 'q=1'] = entry.split(';', 2).map(part => part.trim());
  const language = LANGUAGE_OF_TAG.get(tag.split('-', 1)[0]?.toLowerCase() ?? '');
  const value = QUALITY.exec(quality)?.[1];
  return language && value ? {language, quality: Number(value)} : undefined;
}

/**
 * The language that a browser prefers. Of several with the same quality value it is the first, and
 * English if there is none.
 */
export function chooseLanguage({headers}: Request): Language {
  let best = DEFAULT;
  for (const entry of (headers.get('accept-language') ?? '').split(',')) {
    const preference = preferenceOf(entry);
    if (preference && preference.quality > best.quality) best = preference;
  }
  return best.language;
}

/** The attributes of `<html>` for a page in this language. */
export const languageAttributes = (language: Language): string =>
  `lang="${language}" dir="${DIRECTIONS[language]}"`;

/** The headers of a page that is in the language of its reader. */
export const languageHeaders = (language: Language) => ({
  'content-language': language,
  vary: 'accept-language',
});
