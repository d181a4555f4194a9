import {matcher, normalize} from './search.js';

/** Common names and abbreviations that `Intl` does not have. */
const ALIASES =
  'AE UAE, Emirates|CZ Czech Republic|GB UK, Great Britain, England, Scotland, Wales, Northern Ireland|' +
  'IE Eire|KR Korea|NL Holland|TR Turkey|US USA, America, United States of America';

/** Regions that CLDR names but ISO 3166-1 does not assign: exceptional, private-use and macro regions. */
const NOT_COUNTRIES = 'ACCPCQDGEAEUEZICQOTAUNXAXBZZ';

/**
 * Former codes of ISO 3166-3, and CLDR's deprecated QU and UK. `Intl` may name them after the
 * successor (DD is Germany), and Safari does not resolve them to its code.
 */
const RETIRED = 'ANBUCSCTDDDYFQFXHVJTMINHNQNTPCPUPZQURHSUTPUKVDWKYDYUZR';

const EXCLUDED = pairs(NOT_COUNTRIES + RETIRED);

/**
 * Countries whose addresses need no postcode. After libaddressinput: those whose `fmt` has no `%Z`,
 * except AQ, BQ, BV, LC, MS, PS and WS, and with IE and KP.
 * https://github.com/google/libaddressinput/wiki/AddressValidationMetadata
 */
const POSTCODE_OPTIONAL = pairs(
  'AEAGAOAWBFBIBJBOBSBWBZCDCFCGCICKCMCWDJDMERFJGAGDGHGMGQGYHKIEJMKIKMKNKPLYMLMOMRMWNRNUPAQARWSBSC' +
    'SLSRSSSTSXSYTDTFTGTKTLTOTTTVUGVUYEZW',
);

/**
 * Countries whose addresses commonly have a state, province or county: a selection of those whose
 * `fmt` in libaddressinput has `%S`. With the postal abbreviations, if there is a short list.
 */
const STATES = new Map([
  ...pairs('AEARBRCLCNCOEGESHKIDIEINITJPKRMXMYNGPEPHTHTWUAVEVN').map((code): [string, string] => [
    code,
    '',
  ]),
  ['AU', 'ACT NSW NT QLD SA TAS VIC WA'],
  ['CA', 'AB BC MB NB NL NS NT NU ON PE QC SK YT'],
  [
    'US',
    'AK AL AR AZ CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ ' +
      'NM NV NY OH OK OR PA RI SC SD TN TX UT VA VT WA WI WV WY',
  ],
]);

export interface Country {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  readonly name: string;
  /** Its code and its other names, separated by commas. */
  readonly aliases: string;
}

const regionNames = (lang: string) =>
  new Intl.DisplayNames(lang, {type: 'region', fallback: 'none'});

function toCountry(code: string, names: Intl.DisplayNames): Country | undefined {
  if (!/^[A-Z]{2}$/.test(code) || EXCLUDED.includes(code)) return undefined;
  const name = names.of(code);
  const others = new RegExp(`${code} ([^|]+)`).exec(ALIASES)?.[1];
  return name ? {code, name, aliases: others ? `${code}, ${others}` : code} : undefined;
}

/** A country by its code, with its name in a language; undefined if `Intl` has no name for it. */
export const countryByCode = (lang: string, code: string): Country | undefined =>
  toCountry(code, regionNames(lang));

/** All countries that `Intl` can name, in the order of their names in a language. */
export function allCountries(lang: string): readonly Country[] {
  const names = regionNames(lang);
  const {compare} = new Intl.Collator(lang);
  const letters = [...Array(26).keys()].map(index => String.fromCharCode(65 + index));
  return letters
    .flatMap(first => letters.map(second => first + second))
    .flatMap(code => toCountry(code, names) ?? [])
    .sort((a, b) => compare(a.name, b.name));
}

/** The country that a text identifies: by its name, by an alias, or by a part that only one name has. */
export function findCountry(countries: readonly Country[], typed: string): Country | undefined {
  const text = normalize(typed);
  const matches = matcher(typed);
  const matching = (predicate: (name: string) => boolean) =>
    countries.filter(({name, aliases}) =>
      [name, ...aliases.split(',')].map(normalize).some(predicate),
    );
  const [exact] = matching(name => name === text);
  const [part, another] = matching(matches);
  return exact ?? (another ? undefined : part);
}

/** Whether an address in a country needs a postcode. */
export const needsPostcode = (country: string): boolean => !POSTCODE_OPTIONAL.includes(country);

/** The postal abbreviations of a country's states, empty if there is no list; undefined if addresses have no state. */
export const statesOf = (country: string): readonly string[] | undefined =>
  STATES.get(country)?.split(' ').filter(Boolean);

function pairs(codes: string): readonly string[] {
  return codes.match(/../g) ?? [];
}
