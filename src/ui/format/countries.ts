import * as lists from './country-lists.js';
import {matcher, normalize} from './search.js';

/** Common, former and short names that `Intl` does not have. Maintained by hand. */
const ALIASES =
  'AE UAE, Emirates, VAE|BN Brunei Darussalam|BY Weißrussland, Vitryssland, Hviderusland, Hviterussland|' +
  'CD DRC, Zaire, Democratic Republic of the Congo|CI Ivory Coast, Elfenbeinküste|' +
  'CG Republic of the Congo|CZ Czech Republic, Tschechische Republik, République tchèque, ' +
  'República Checa, República Tcheca, Repubblica Ceca, Česká republika, Republika Czeska, ČR|DE BRD|' +
  'GB UK, Great Britain, England, Scotland, Wales, Northern Ireland, Großbritannien, Schottland, ' +
  'Grande-Bretagne, Angleterre, Gran Bretaña, Grã-Bretanha, Inglaterra, Gran Bretagna, Inghilterra, ' +
  'Groot-Brittannië, Engeland, Velká Británie, Anglie, Anglia, Englanti, بريطانيا|IE Eire|' +
  'KP Democratic People’s Republic of Korea|KR Korea|' +
  'NL Holland, Hollande, Holanda, Olanda, Holandsko, Hollanti|' +
  'RU Russian Federation|SY Syrian Arab Republic|SZ Swaziland|TL East Timor|TR Turkey|' +
  'TW Republic of China|US USA, America, United States of America, Amerika, أمريكا|VA Holy See';

/** “Korea, North”, “Netherlands (the)”, “Congo, Democratic Republic of the”. */
const TURNED_NAME = /^([^,(]+)[,(] *([^)]*)\)?$/;

/**
 * “Korea, Rep.”, “United Kingdom of Great Britain and Northern Ireland”, “Stati Uniti d’America”. A
 * democratic republic may be another country: “Korea, Demokratische Volksrepublik”.
 */
const AFTER_NAME = /[,(](?!.*\bdem).*| (?:(?:of|von|van|d[aei]) |d['’]).*/;

/** “the”, “Federal Republic of”, “Koninkrijk”; what begins with “New” is another place. */
const BEFORE_NAME = /^(?!new ).*?\b(?:(?:of|der|d[eiu]) (?:the )?|d['’])|^(?!new )\S+ |^l['’]/;

/** With fewer letters, a part of a name is not meant: “EU” is not Réunion. */
const MIN_PART_LENGTH = 3;

/** Countries whose states customers write by a postal abbreviation. */
const ABBREVIATED_STATES = new Map([
  ['AU', lists.STATES_AU],
  ['CA', lists.STATES_CA],
  ['US', lists.STATES_US],
]);

export interface Country {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  readonly name: string;
  /** Its code and its other names. */
  readonly aliases: readonly string[];
}

const regionNames = (lang: string, style: 'long' | 'short' = 'long') =>
  new Intl.DisplayNames(lang, {type: 'region', fallback: 'none', style});

/** Whether a list of codes, one after the other, contains a code. */
const isIn = (list: string, code: string) => list.match(/../g)?.includes(code) === true;

const isCountry = (code: string) => /^[A-Z]{2}$/.test(code) && !isIn(lists.NOT_COUNTRIES, code);

/** A country by its code, with its name in a language; undefined if `Intl` has no name for it. */
export function countryByCode(lang: string, code: string): Country | undefined {
  const name = isCountry(code) && regionNames(lang).of(code);
  return name ? {code, name, aliases: [code]} : undefined;
}

/**
 * All countries that `Intl` can name, in the order of their names in a language.
 * @param others further languages of the customer, in which the browser may fill in a name
 */
export function allCountries(lang: string, others: readonly string[] = []): readonly Country[] {
  const names = regionNames(lang);
  const further = [...new Set([lang, ...others, 'en'])].flatMap(other => [
    regionNames(other),
    regionNames(other, 'short'),
  ]);
  const {compare} = new Intl.Collator(lang);
  const letters = [...Array(26).keys()].map(index => String.fromCharCode(65 + index));
  return letters
    .flatMap(first => letters.map(second => first + second))
    .filter(isCountry)
    .flatMap(code => {
      const name = names.of(code);
      if (!name) return [];
      const known = new RegExp(`\\b${code} ([^|]+)`).exec(ALIASES)?.[1] ?? code;
      const given = further.map(other => other.of(code) ?? code);
      const aliases = new Set([code, ...given, ...known.split(', ')]);
      aliases.delete(name);
      return [{code, name, aliases: [...aliases]}];
    })
    .sort((a, b) => compare(a.name, b.name));
}

/** A country's name in its own language: the likely one, by CLDR. */
function ownName(code: string): string {
  const lang = new Intl.Locale('und', {region: code}).maximize().language;
  return regionNames(lang).of(code) ?? code;
}

/**
 * The country that a text identifies: by its name, by an alias, by its name in its own language, or
 * by a part that only one name has. An article or a form of state around a name does not count.
 */
export function findCountry(countries: readonly Country[], typed: string): Country | undefined {
  const named = typed.trim().toLowerCase();
  const isOneOf = (names: readonly string[], text: string) =>
    names.some(name => normalize(name) === text);
  // Costa Rica is CR, and not ČR.
  const written = countries.find(({aliases}) =>
    aliases.some(alias => alias.toLowerCase() === named),
  );
  if (written) return written;
  const ways: readonly ((country: Country, text: string) => boolean)[] = [
    ({name}, text) => isOneOf([name], text),
    ({aliases}, text) => isOneOf(aliases, text),
    ({code}, text) => isOneOf([ownName(code)], text),
  ];
  const forms = [
    named,
    named.replace(TURNED_NAME, '$2 $1'),
    named.replace(AFTER_NAME, ''),
    named.replace(BEFORE_NAME, ''),
  ];
  for (const text of new Set(forms.map(normalize)))
    for (const is of text ? ways : []) {
      const found = countries.find(country => is(country, text));
      if (found) return found;
    }
  if (normalize(named).length < MIN_PART_LENGTH) return undefined;
  const matches = matcher(typed);
  const [part, another] = countries.filter(({name, aliases}) =>
    [name, ...aliases].map(normalize).some(matches),
  );
  return another ? undefined : part;
}

/** Whether an address in a country needs a postcode. */
export const needsPostcode = (country: string): boolean => !isIn(lists.POSTCODE_OPTIONAL, country);

/** Whether a country writes the postcode after the town. */
export const isPostcodeLast = (country: string): boolean => isIn(lists.POSTCODE_LAST, country);

/** The postal abbreviations of a country's states, empty if there is no list; undefined if addresses have no state. */
export const statesOf = (country: string): readonly string[] | undefined =>
  isIn(lists.WITH_STATE, country) ? (ABBREVIATED_STATES.get(country)?.split(' ') ?? []) : undefined;
