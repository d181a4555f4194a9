import {countryOf, placeOf} from '../world/countries.js';
import {GENERAL_CODES, NUMBERS, PAGE_CODES} from '../connect/error-codes.js';
import type {ErrorCode} from '../world/errors.js';
import {providersOf, sampleProvider} from '../world/providers.js';
import {EMPTY_ADDRESS} from '../world/session.js';
import type {PageKind} from '../world/store.js';
import {keysOf} from '../world/table.js';
import {tariffsOf} from '../market/tariffs.js';

/** One way to meet one error. */
export interface ErrorInput {
  readonly kind: PageKind;
  readonly code: ErrorCode;
  /**
   * Where a tester does it: on the `page`, in the `address` before, or only with a `script`,
   * because a widget that checks what is typed does not send it.
   */
  readonly by: 'page' | 'address' | 'script';
  /** What a tester does. */
  readonly how: string;
  /** What `POST /simulator/sessions` needs besides `page`. */
  readonly session?: {
    readonly country?: string;
    readonly postal_address?: Readonly<Record<string, string>>;
  };
  /** What is posted to the page. */
  readonly post: {readonly data?: unknown; readonly action?: string};
}

type Row = Omit<ErrorInput, 'kind'>;
type MakeRow = (
  code: ErrorCode,
  how: string,
  post: ErrorInput['post'],
  session?: ErrorInput['session'],
) => Row;

const making =
  (by: ErrorInput['by']): MakeRow =>
  (code, how, post, session) => ({code, by, how, post, ...(session ? {session} : {})});
const page = making('page');
const script = making('script');

const LONDON: Readonly<Record<string, string>> = {
  address_line1: '1-3',
  city: 'London',
  post_code: 'WC2N 5EH',
  country_code: 'GB',
};
const address = (changes: Readonly<Record<string, string | undefined>>) => ({
  data: {postal_address: {...LONDON, ...changes}},
});
const provider = (fields: object) => ({data: {provider: fields}});
const tariff = (fields: object) => ({data: {tariff: fields}});
const cost = (value: unknown) => ({data: {cost: value}});
const surcharge = (fixed: number, percentage: number, region?: string) => ({
  data: {surcharge: {fixed, percentage}, region},
});
const day = {valid_from: '07:00:00', valid_to: '23:00:00', cost: 0.31};
const night = {valid_from: '23:00:00', valid_to: '07:00:00', cost: 0.12};
const hours = (...periods: readonly object[]) => ({data: {hours: periods}});
const end = (value: unknown) => ({data: {contract_end_date: value}});
const nothing = {};
const jump = {action: 'JUMP'};

/** A place whose price zone is not known from the city. */
const KIRUNA = {country: 'SE', postal_address: {city: 'Kiruna'}};

function germanProvider(): string {
  const country = countryOf('DE');
  return country ? sampleProvider(country, 'library').id : '';
}

/** A tariff of a provider other than the sample one. */
function foreignTariff(): string {
  const {country} = placeOf({...EMPTY_ADDRESS, country_code: 'GB'});
  const {id} = sampleProvider(country, 'library');
  const other = providersOf(country).find(of => of.connectionType === 'LIBRARY' && of.id !== id);
  return (other && tariffsOf(other, country)[0]?.id) ?? '';
}

/** What comes about by itself. */
const NATURAL: Readonly<Partial<Record<PageKind, readonly Row[]>>> = {
  'postal-address': [
    script('address_line1_missing', 'Leave line 1 empty', address({address_line1: undefined})),
    script('city_missing', 'Leave the city empty', address({city: undefined})),
    script('post_code_missing', 'Leave the postcode empty', address({post_code: undefined})),
    script('country_code_missing', 'Choose no country', address({country_code: undefined})),
    script('country_code_invalid', 'Send the country XX', address({country_code: 'XX'})),
    page('geo_location_not_found', 'Postcode: ERR 404', address({post_code: 'ERR 404'})),
    script('data_json_invalid', 'Send a text', {data: {postal_address: 'London'}}),
  ],
  'provider-select': [
    script('provider_id_missing', 'Send an empty ID', provider({id: ''})),
    script('provider_not_found', 'Send the ID prv_XX', provider({id: 'prv_XX'})),
    script(
      'provider_id_invalid',
      'Send the ID of a German provider for a British address',
      provider({id: germanProvider()}),
    ),
    script('data_json_invalid', 'Send no provider', {data: {}}),
  ],
  'provider-name': [
    script('provider_name_missing', 'Leave the name empty', provider({name: ' '})),
    script('data_json_invalid', 'Send no provider', {data: {}}),
  ],
  'tariff-select': [
    script('tariff_id_missing', 'Send an empty ID', tariff({id: ''})),
    script('tariff_not_found', 'Send the ID trt_XX', tariff({id: 'trt_XX'})),
    script(
      'tariff_id_invalid',
      'Send the ID of a tariff of another provider',
      tariff({id: foreignTariff()}),
    ),
    script('data_json_invalid', 'Send no tariff', {data: {}}),
  ],
  'tariff-structure': [
    script('data_json_invalid', 'Send two options', {data: {options: ['FIXED', 'TIME_OF_DAY']}}),
  ],
  'fixed-rate': [
    page('cost_value_zero', 'Price: 0', cost(0)),
    page('cost_value_negative', 'Price: -1', cost(-0.01)),
    script('data_json_invalid', 'Send a text', cost('0.24')),
  ],
  'time-of-day-rate': [
    page('cost_value_zero', 'Price of a period: 0', hours(day, {...night, cost: 0})),
    page('cost_value_negative', 'Price of a period: -1', hours(day, {...night, cost: -0.01})),
    script(
      'valid_from_invalid',
      'Send a period that starts at 7:00',
      hours({...day, valid_from: '7:00'}, night),
    ),
    script(
      'valid_to_invalid',
      'Send a period that ends at 24:00:00',
      hours({...day, valid_to: '24:00:00'}, night),
    ),
    script(
      'gap_in_time_period',
      'Leave a gap between two periods',
      hours({...night, valid_from: '00:00:00'}, {...day, valid_from: '08:00:00'}),
    ),
    script('incomplete_time_period', 'Send a single period, 07:00 to 23:00', hours(day)),
    script(
      'data_json_invalid',
      'Send two periods that overlap',
      hours({...day, valid_to: '23:30:00'}, night),
    ),
  ],
  region: [
    script('market_region_invalid', 'Send the region XX9', {data: {region: 'XX9'}}),
    script('data_json_invalid', 'Send no region', {data: {}}),
  ],
  surcharge: [
    page('surcharge_percentage_invalid', 'Percentage: -5', surcharge(0.02, -5)),
    script('geo_location_not_found', 'Sweden, Kiruna: no region', surcharge(0, 5), KIRUNA),
    script('market_region_invalid', 'Sweden, Kiruna: region XX9', surcharge(0, 5, 'XX9'), KIRUNA),
    script('data_json_invalid', 'Send a text', {data: {surcharge: '5 %'}}),
  ],
  'tariff-name': [
    script('tariff_name_missing', 'Leave the name empty', tariff({name: ''})),
    script('data_json_invalid', 'Send no tariff', {data: {}}),
  ],
  'contract-term': [
    script('date_format_invalid', 'Send 2027-06-15 without a time', end('2027-06-15')),
    script('data_json_invalid', 'Send a number', end(20270615)),
  ],
  'tariff-summary': [
    script('action_missing', 'Send no action', nothing),
    script('action_invalid', 'Send the action JUMP', jump),
  ],
  consent: [script('action_invalid', 'Send the action JUMP', jump)],
  'tariff-list': [
    script('action_missing', 'Send no action', nothing),
    script('action_invalid', 'Send the action JUMP', jump),
  ],
  'connection-pending': [
    script('action_missing', 'Send no action', nothing),
    script('action_invalid', 'Send the action JUMP', jump),
  ],
  'connection-failed': [
    script('action_missing', 'Send no action', nothing),
    script('action_invalid', 'Send the action JUMP', jump),
  ],
};

type AskFor = (code: ErrorCode) => Row;

/** By a text that is typed on the page. */
const typed =
  (field: string, post: (text: string) => ErrorInput['post']): AskFor =>
  code =>
    page(code, `${field}: ERR ${code}`, post(`ERR ${code}`));

/** By a text that was typed as the address, for pages on which nothing can be typed. */
const before =
  (kind: PageKind, post: ErrorInput['post']): AskFor =>
  code => {
    const text = `ERR ${kind} ${code}`;
    const session = {postal_address: {address_line2: text}};
    return {...making('address')(code, `Line 2 of the address: ${text}`, post, session)};
  };

/** By a number that is typed on the page, where one stands for the code. */
const counted =
  (kind: PageKind, field: string, post: (value: number) => ErrorInput['post']): AskFor =>
  code => {
    const [value] = [...NUMBERS].find(([, meant]) => meant === code) ?? [];
    if (value === undefined) return before(kind, {data: {}})(code);
    return page(code, `${field}: ${value}`, post(value));
  };

const IN_MAJOR_UNITS = '(in pounds, euros, … a kWh)';

/** How a tester asks for a code that does not come about by itself. */
const ASKED: Readonly<Partial<Record<PageKind, AskFor>>> = {
  'postal-address': typed('Line 1', text => address({address_line1: text})),
  'provider-select': before('provider-select', {data: {}}),
  'provider-name': typed('Name', name => provider({name})),
  'tariff-select': before('tariff-select', {data: {}}),
  'tariff-structure': before('tariff-structure', {data: {}}),
  'fixed-rate': counted('fixed-rate', `Price ${IN_MAJOR_UNITS}`, cost),
  'time-of-day-rate': counted('time-of-day-rate', `Price of a period ${IN_MAJOR_UNITS}`, value =>
    hours({...day, cost: value}, night),
  ),
  region: before('region', {data: {}}),
  surcharge: counted('surcharge', 'Percentage', value => surcharge(0, value)),
  'tariff-name': typed('Name', name => tariff({name})),
  'contract-term': before('contract-term', {data: {}}),
  'tariff-summary': before('tariff-summary', {action: 'SAVE'}),
  consent: before('consent', {action: 'ALLOW'}),
  'tariff-list': before('tariff-list', {action: 'RECONNECT'}),
  'connection-pending': before('connection-pending', {action: 'SAVE'}),
  'connection-failed': before('connection-failed', {action: 'RECONNECT'}),
};

/** A page's rows: each code in all its ways, at least one of them without a script. */
function rowsOf(kind: PageKind, ask: AskFor): ErrorInput[] {
  return [...(PAGE_CODES[kind] ?? []), ...GENERAL_CODES].flatMap(code => {
    const rows = (NATURAL[kind] ?? []).filter(row => row.code === code);
    const all = rows.some(({by}) => by === 'page') ? rows : [...rows, ask(code)];
    return all.map(row => ({kind, ...row}));
  });
}

/** Every error of every page that can be answered, and how a tester meets it. */
export const ERROR_INPUTS: readonly ErrorInput[] = keysOf(PAGE_CODES).flatMap(kind => {
  const ask = ASKED[kind];
  return ask ? rowsOf(kind, ask) : [];
});
