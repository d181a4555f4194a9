import {matcher, plain} from './search.js';

/** What people call a country besides its name and its code. */
const ALSO =
  'AE UAE, Emirates|CZ Czech Republic|GB UK, Great Britain, England, Scotland, Wales, Northern Ireland|' +
  'IE Eire|KR Korea|NL Holland|TR Turkey|US USA, America, United States of America';

/** Codes that `Intl` has a name for, although nobody lives at an address there. */
const NO_COUNTRY = 'ACCPCQDGEAEUEZICQOTAUNXAXBZZ';

/** Codes of countries that became others: `Intl` may call DD Germany, and Safari does not say that it is old. */
const OLD = 'ANBUCSCTDDDYFQFXHVJTMINHNQNTPCPUPZQURHSUTPUKVDWKYDYUZR';

const NONE_OF_NOW = pairs(NO_COUNTRY + OLD);

/** Where addresses have no postcode, or may do without. */
const NO_POSTCODE = pairs(
  'AEAGAOAWBFBIBJBOBSBWBZCDCFCGCICKCMCWDJDMERFJGAGDGHGMGQGYHKIEJMKIKMKNKPLYMLMOMRMWNRNUPAQARWSBSC' +
    'SLSRSSSTSXSYTDTFTGTKTLTOTTTVUGVUYEZW',
);

/** Where the state, province or county is a part of the address; with the list where it is short. */
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
  /** Its code and what else people call it, for who types those. */
  readonly also: string;
}

const namesIn = (lang: string) => new Intl.DisplayNames(lang, {type: 'region', fallback: 'none'});

function called(code: string, names: Intl.DisplayNames): Country | undefined {
  if (!/^[A-Z]{2}$/.test(code) || NONE_OF_NOW.includes(code)) return undefined;
  const name = names.of(code);
  const also = new RegExp(`${code} ([^|]+)`).exec(ALSO)?.[1];
  return name ? {code, name, also: also ? `${code}, ${also}` : code} : undefined;
}

/** One country by its code, in a language; undefined where `Intl` has no name for it. */
export const countryIn = (lang: string, code: string): Country | undefined =>
  called(code, namesIn(lang));

/** The countries of the world by their names in a language, which is all that `Intl` can name. */
export function countriesIn(lang: string): readonly Country[] {
  const names = namesIn(lang);
  const {compare} = new Intl.Collator(lang);
  const letters = [...Array(26).keys()].map(index => String.fromCharCode(65 + index));
  return letters
    .flatMap(first => letters.map(second => first + second))
    .flatMap(code => called(code, names) ?? [])
    .sort((a, b) => compare(a.name, b.name));
}

/** The one country that a text means: its name, a short form, or a part that only one has. */
export function countryOf(countries: readonly Country[], typed: string): Country | undefined {
  const text = plain(typed);
  const matches = matcher(typed);
  const matching = (isIt: (name: string) => boolean) =>
    countries.filter(({name, also}) => [name, ...also.split(',')].map(plain).some(isIt));
  const [exact] = matching(name => name === text);
  const [part, another] = matching(matches);
  return exact ?? (another ? undefined : part);
}

/** Whether an address there can't do without a postcode. */
export const needsPostcode = (country: string): boolean => !NO_POSTCODE.includes(country);

/** The states of a country as the post writes them, empty where no list is known; undefined where none are used. */
export const statesOf = (country: string): readonly string[] | undefined =>
  STATES.get(country)?.split(' ').filter(Boolean);

function pairs(codes: string): readonly string[] {
  return codes.match(/../g) ?? [];
}
