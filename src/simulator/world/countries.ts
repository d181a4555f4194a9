import type {PostalAddress} from '../../protocol/fields.js';

/** The energy market of a country. */
export interface Country {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  /** ISO 4217. */
  readonly currency: string;
  readonly timeZone: string;
  /** The price period of the day-ahead market, in minutes. */
  readonly pricePeriodMinutes: 15 | 30 | 60;
  /** Price zones. If there are several, `regionOf` maps the city or the state to one. */
  readonly regions: readonly [string, ...string[]];
  /** City or state, in lower case, to price zone. */
  readonly regionOf?: ReadonlyMap<string, string>;
  /** State to time zone, if the country has several. */
  readonly timeZoneOf?: ReadonlyMap<string, string>;
  /** Whether market prices are available, so that MARKET is offered. */
  readonly hasMarket: boolean;
  /** The average market price, in major units per kWh. Invented. */
  readonly averagePrice: number;
  /** The range of simulated contract prices, in major units per kWh. Invented. */
  readonly tariffPriceRange: readonly [from: number, to: number];
  /** A place in the country. */
  readonly position: {readonly lat: number; readonly lng: number};
  /** A sample address. */
  readonly address: PostalAddress;
}

const address = (
  country_code: string,
  address_line1: string,
  address_line2: string,
  city: string,
  state: string,
  post_code: string,
): PostalAddress => ({address_line1, address_line2, city, state, post_code, country_code});

/** `stockholm uppsala -> SE3` as pairs. */
const pairs = (table: Record<string, string>) =>
  new Map(
    Object.entries(table).flatMap(([value, names]) =>
      names.split(', ').map((name): [string, string] => [name, value]),
    ),
  );

/**
 * Time zones are those of the IANA tz database, currencies ISO 4217. Price zones are the bidding zones
 * of the day-ahead market as ENTSO-E names them (transparency.entsoe.eu), for the US the wholesale
 * markets of the ISOs and RTOs (ferc.gov). Prices are invented.
 */
const MODELLED_COUNTRIES: readonly Country[] = [
  {
    code: 'GB',
    currency: 'GBP',
    timeZone: 'Europe/London',
    pricePeriodMinutes: 30,
    regions: ['GB'],
    hasMarket: true,
    averagePrice: 0.16,
    tariffPriceRange: [0.19, 0.31],
    position: {lat: 51.51, lng: -0.12},
    address: address('GB', '1-3', 'Strand', 'London', 'Greater London', 'WC2N 5EH'),
  },
  {
    code: 'DE',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    pricePeriodMinutes: 15,
    regions: ['DE-LU'],
    hasMarket: true,
    averagePrice: 0.17,
    tariffPriceRange: [0.26, 0.39],
    position: {lat: 52.52, lng: 13.4},
    address: address('DE', 'Kastanienallee 12', '', 'Berlin', '', '10435'),
  },
  {
    code: 'FR',
    currency: 'EUR',
    timeZone: 'Europe/Paris',
    pricePeriodMinutes: 60,
    regions: ['FR'],
    hasMarket: true,
    averagePrice: 0.13,
    tariffPriceRange: [0.18, 0.27],
    position: {lat: 48.86, lng: 2.35},
    address: address('FR', '14 rue des Lilas', '', 'Paris', '', '75019'),
  },
  {
    code: 'NL',
    currency: 'EUR',
    timeZone: 'Europe/Amsterdam',
    pricePeriodMinutes: 60,
    regions: ['NL'],
    hasMarket: true,
    averagePrice: 0.16,
    tariffPriceRange: [0.22, 0.34],
    position: {lat: 52.37, lng: 4.9},
    address: address('NL', 'Lindengracht 8', '', 'Amsterdam', '', '1015 KJ'),
  },
  {
    code: 'SE',
    currency: 'SEK',
    timeZone: 'Europe/Stockholm',
    pricePeriodMinutes: 60,
    regions: ['SE1', 'SE2', 'SE3', 'SE4'],
    regionOf: pairs({
      SE1: 'luleå, umeå',
      SE2: 'sundsvall, östersund',
      SE3: 'stockholm, göteborg, gothenburg, uppsala, örebro',
      SE4: 'malmö, lund, helsingborg',
    }),
    hasMarket: true,
    averagePrice: 0.72,
    tariffPriceRange: [0.9, 2.1],
    position: {lat: 59.33, lng: 18.07},
    address: address('SE', 'Björkgatan 5', '', 'Stockholm', '', '113 30'),
  },
  {
    code: 'US',
    currency: 'USD',
    timeZone: 'America/New_York',
    pricePeriodMinutes: 60,
    regions: ['CAISO', 'ERCOT', 'ISO-NE', 'MISO', 'NYISO', 'PJM', 'SPP'],
    regionOf: pairs({
      CAISO: 'ca, california',
      ERCOT: 'tx, texas',
      'ISO-NE': 'ma, massachusetts, ct, connecticut, me, maine, nh, new hampshire, vt, vermont',
      MISO: 'il, illinois, mi, michigan, mn, minnesota, wi, wisconsin',
      NYISO: 'ny, new york',
      PJM: 'pa, pennsylvania, nj, new jersey, oh, ohio, va, virginia, md, maryland',
      SPP: 'ks, kansas, ok, oklahoma, ne, nebraska',
    }),
    timeZoneOf: pairs({
      'America/Los_Angeles': 'ca, california, or, oregon, wa, washington, nv, nevada',
      'America/Denver': 'co, colorado, ut, utah, nm, new mexico, wy, wyoming, mt, montana',
      'America/Phoenix': 'az, arizona',
      'America/Chicago':
        'tx, texas, il, illinois, mn, minnesota, wi, wisconsin, ks, kansas, ok, oklahoma, ne, nebraska',
    }),
    hasMarket: true,
    averagePrice: 0.11,
    tariffPriceRange: [0.12, 0.3],
    position: {lat: 39.83, lng: -98.58},
    address: address('US', '120 Maple Street', '', 'Austin', 'TX', '78701'),
  },
  {
    code: 'NO',
    currency: 'NOK',
    timeZone: 'Europe/Oslo',
    pricePeriodMinutes: 60,
    regions: ['NO1', 'NO2', 'NO3', 'NO4', 'NO5'],
    regionOf: pairs({
      NO1: 'oslo, drammen',
      NO2: 'kristiansand, stavanger',
      NO3: 'trondheim, molde',
      NO4: 'tromsø, bodø',
      NO5: 'bergen',
    }),
    hasMarket: true,
    averagePrice: 0.75,
    tariffPriceRange: [0.9, 1.9],
    position: {lat: 59.91, lng: 10.75},
    address: address('NO', 'Bjørkeveien 5', '', 'Oslo', '', '0352'),
  },
  {
    code: 'DK',
    currency: 'DKK',
    timeZone: 'Europe/Copenhagen',
    pricePeriodMinutes: 60,
    regions: ['DK1', 'DK2'],
    regionOf: pairs({
      DK1: 'aarhus, århus, odense, aalborg, esbjerg',
      DK2: 'københavn, copenhagen, roskilde',
    }),
    hasMarket: true,
    averagePrice: 0.95,
    tariffPriceRange: [1.9, 3.1],
    position: {lat: 55.68, lng: 12.57},
    address: address('DK', 'Lindevej 5', '', 'København', '', '2100'),
  },
];

/**
 * Currency (ISO 4217), time zone (IANA tz database, that of the capital or the largest city) and the
 * approximate exchange rate of a euro, where that is far from 1, of further countries.
 */
const OTHER_CURRENCIES: Readonly<
  Record<string, readonly [currency: string, timeZone: string, rate?: number]>
> = {
  AT: ['EUR', 'Europe/Vienna'],
  AU: ['AUD', 'Australia/Sydney'],
  BE: ['EUR', 'Europe/Brussels'],
  CA: ['CAD', 'America/Toronto'],
  CH: ['CHF', 'Europe/Zurich'],
  CZ: ['CZK', 'Europe/Prague', 25],
  EE: ['EUR', 'Europe/Tallinn'],
  ES: ['EUR', 'Europe/Madrid'],
  FI: ['EUR', 'Europe/Helsinki'],
  GR: ['EUR', 'Europe/Athens'],
  HU: ['HUF', 'Europe/Budapest', 390],
  IE: ['EUR', 'Europe/Dublin'],
  IN: ['INR', 'Asia/Kolkata', 95],
  IT: ['EUR', 'Europe/Rome'],
  JP: ['JPY', 'Asia/Tokyo', 165],
  LT: ['EUR', 'Europe/Vilnius'],
  LU: ['EUR', 'Europe/Luxembourg'],
  LV: ['EUR', 'Europe/Riga'],
  NZ: ['NZD', 'Pacific/Auckland'],
  PL: ['PLN', 'Europe/Warsaw', 4.3],
  PT: ['EUR', 'Europe/Lisbon'],
  RO: ['RON', 'Europe/Bucharest', 5],
  SI: ['EUR', 'Europe/Ljubljana'],
  SK: ['EUR', 'Europe/Bratislava'],
};

/** ISO 3166-1 alpha-2, all officially assigned codes. */
const ISO_COUNTRY_CODES =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS ' +
  'BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE ' +
  'EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM ' +
  'HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC ' +
  'LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA ' +
  'NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW ' +
  'SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO ' +
  'TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW';

const other = (code: string): Country => {
  const [currency, timeZone, rate = 1] = OTHER_CURRENCIES[code] ?? ['USD', 'UTC'];
  return {
    code,
    currency,
    timeZone,
    pricePeriodMinutes: 60,
    regions: [code],
    hasMarket: false,
    averagePrice: 0.15 * rate,
    tariffPriceRange: [0.15 * rate, 0.3 * rate],
    position: {lat: 0, lng: 0},
    address: address(code, '1 Main Street', '', 'Capital', '', '10000'),
  };
};

const countries = new Map<string, Country>([
  ...ISO_COUNTRY_CODES.split(' ').map((code): [string, Country] => [code, other(code)]),
  ...MODELLED_COUNTRIES.map((country): [string, Country] => [country.code, country]),
]);

/** The country of an ISO 3166-1 alpha-2 code; undefined if it is not assigned. */
export const countryOf = (code: string) => countries.get(code);

/** The countries with a market and provider names of their own. */
export const knownCountries: readonly Country[] = MODELLED_COUNTRIES;

/** The market and the price zone of an address. */
export interface Place {
  readonly country: Country;
  readonly timeZone: string;
  /** The price zone; undefined if the address does not determine it. */
  readonly region: string | undefined;
}

/** The place of an address; an unknown country code counts as GB. */
export function placeOf({country_code, city, state}: PostalAddress): Place {
  const country = countryOf(country_code) ?? MODELLED_COUNTRIES[0] ?? other('GB');
  const names = [city, state].map(name => name.trim().toLowerCase());
  const first = (table: ReadonlyMap<string, string> | undefined) =>
    names.map(name => table?.get(name)).find(value => value !== undefined);
  return {
    country,
    timeZone: first(country.timeZoneOf) ?? country.timeZone,
    region: country.regions.length === 1 ? country.regions[0] : first(country.regionOf),
  };
}
