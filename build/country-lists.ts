import {createRequire} from 'node:module';
import {formatAddress} from 'localized-address-format';

/**
 * The lists of `src/ui/format/country-lists.ts`, from CLDR (`cldr-core`) and from libaddressinput's
 * address formats (`localized-address-format`).
 */

const require = createRequire(import.meta.url);
const json = (file: string): unknown => require(`cldr-core/supplemental/${file}.json`);

interface CodeMappings {
  readonly supplemental: {readonly codeMappings: Record<string, {readonly _numeric?: string}>};
}
interface Aliases {
  readonly supplemental: {
    readonly metadata: {
      readonly alias: Record<'territoryAlias' | 'subdivisionAlias', Record<string, unknown>>;
    };
  };
}
interface Containment {
  readonly supplemental: {
    readonly territoryContainment: Record<string, {readonly _contains: readonly string[]}>;
  };
}
interface Subdivisions {
  readonly supplemental: {
    readonly subdivisionContainment: Record<string, {readonly _contains: readonly string[]}>;
  };
}

const {codeMappings} = (json('codeMappings') as CodeMappings).supplemental;
const {territoryAlias, subdivisionAlias} = (json('aliases') as Aliases).supplemental.metadata.alias;
const {territoryContainment} = (json('territoryContainment') as Containment).supplemental;
const {subdivisionContainment} = (json('subdivisionContainment') as Subdivisions).supplemental;

const isPair = (code: string) => /^[A-Z]{2}$/.test(code);

/** UN M.49 assigns the numbers below 900; Kosovo has a private-use code that everybody uses. */
const isCountry = (code: string) =>
  code === 'XK' || Number(codeMappings[code]?._numeric ?? Infinity) < 900;

/** CLDR names two pseudo-locales and the unknown region, too, which no list of it contains. */
const CODES = [
  ...Object.entries(territoryContainment).flatMap(([code, {_contains}]) => [code, ..._contains]),
  ...Object.keys(territoryAlias),
  ...['XA', 'XB', 'ZZ'],
]
  .filter((code, index, all) => isPair(code) && all.indexOf(code) === index)
  .sort();
const COUNTRIES = CODES.filter(code => isCountry(code) && !(code in territoryAlias));

/** State, town and postcode (1, 2, 3) in the order in which a country writes them. */
const orderIn = (postalCountry: string): string =>
  formatAddress({
    postalCountry,
    administrativeArea: '1',
    locality: '2',
    postalCode: '3',
    addressLines: ['A'],
  })
    .join()
    .replace(/\D/g, '');

/** Postcodes exist there, but most addresses are written without. */
const POSTCODE_UNCOMMON = ['IE', 'KP'];

/**
 * Countries whose addresses commonly have a state, province or county: a selection of those that
 * libaddressinput formats with one, since in others (Estonia, Latvia) few people write it.
 */
const STATES_COMMON = [
  ...[
    'AE',
    'AR',
    'AU',
    'BR',
    'CA',
    'CL',
    'CN',
    'CO',
    'EG',
    'ES',
    'HK',
    'ID',
    'IE',
    'IN',
    'IT',
    'JP',
  ],
  ...['KR', 'MX', 'MY', 'NG', 'PE', 'PH', 'TH', 'TW', 'UA', 'US', 'VE', 'VN'],
];

/** Countries whose states people write by a short postal abbreviation, which is their ISO 3166-2 code. */
const STATES_ABBREVIATED = ['AU', 'CA', 'US'];

/** `usca` as `CA`. What ISO 3166-1 lists as a country of its own (Puerto Rico) is left out. */
const abbreviationsOf = (country: string): string =>
  (subdivisionContainment[country]?._contains ?? [])
    .filter(code => !(code in subdivisionAlias))
    .map(code => code.slice(2).toUpperCase())
    .join(' ');

function listsOf(): Record<string, readonly [comment: string, value: string]> {
  const unknown = STATES_COMMON.filter(code => !orderIn(code).includes('1'));
  if (unknown.length > 0)
    throw new Error(`libaddressinput writes no state in addresses of ${unknown.join(', ')}.`);
  return {
    NOT_COUNTRIES: [
      'Regions that CLDR names but ISO 3166-1 does not assign, and retired codes. CLDR.',
      CODES.filter(code => !COUNTRIES.includes(code)).join(''),
    ],
    POSTCODE_OPTIONAL: [
      'Countries whose addresses need no postcode. libaddressinput.',
      COUNTRIES.filter(
        code => POSTCODE_UNCOMMON.includes(code) || !orderIn(code).includes('3'),
      ).join(''),
    ],
    POSTCODE_LAST: [
      'Countries with the postcode after the town. libaddressinput.',
      // Singapore writes no town, and customers type one.
      COUNTRIES.filter(code => /^[^3]*3$/.test(orderIn(code).replaceAll('1', ''))).join(''),
    ],
    WITH_STATE: [
      'Countries whose addresses commonly have a state, province or county. libaddressinput.',
      STATES_COMMON.join(''),
    ],
    ...Object.fromEntries(
      STATES_ABBREVIATED.map(code => [
        `STATES_${code}`,
        [`The postal abbreviations of the states of ${code}. CLDR.`, abbreviationsOf(code)],
      ]),
    ),
  };
}

/** The text of `src/ui/format/country-lists.ts`, before it is formatted. */
export const countryLists = (): string =>
  [
    '// Written by `npm run lists:write`. ISO 3166-1 alpha-2 codes, one after the other.',
    ...Object.entries(listsOf()).map(
      ([name, [comment, value]]) => `/** ${comment} */\nexport const ${name} = '${value}';`,
    ),
  ].join('\n\n') + '\n';
