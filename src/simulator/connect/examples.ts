import type {PageKind} from '../../protocol/routes.js';
import {placeOf} from '../world/countries.js';
import {FUTURE_ROUTE} from '../world/api-version.js';
import type {WirePage} from '../world/wire-page.js';
import {summaryRates} from '../market/rates.js';

/** An error as it goes over the wire. */
export interface WireError {
  object: 'error';
  live_mode: boolean;
  context: string;
  type: string;
  code: string;
  message: string;
  connect_token?: string;
  request_id?: string;
  time_created: string;
}

const connect_token = 'cot_6587fa4362341be5b524de3b';

const page = (route: string, data: object, actions?: readonly string[]): WirePage => ({
  connect_token,
  route,
  direction: 'IMPORT',
  live_mode: false,
  ...(actions ? {actions} : {}),
  data,
});

const provider = {
  id: 'prv_65de30082a7c56d2297cbe3d',
  display_name: 'Marigold Energy',
  logo_url: 'https://simulator.test/logos/prv_65de30082a7c56d2297cbe3d.svg',
};

const postal_address = {
  address_line1: '1-3',
  address_line2: 'Strand',
  city: 'London',
  state: 'Greater London',
  post_code: 'WC2N 5EH',
  country_code: 'GB',
};

const others = ['Brightwell Power', 'Larkfield Electric', 'Harbour Light', 'Seven Springs'];

/** A sunny Saturday after the prices of the next day were published. */
const JUNE = Date.UTC(2026, 5, 13, 14, 20);

/** A page of each kind as the service documents it. A kind without one does not compile. */
export const examples: {[K in PageKind]: K extends 'server-error' ? WireError : WirePage} = {
  'postal-address': page('postal_address_capture', {postal_address}),
  'provider-select': page(
    'provider_select',
    {
      postal_address,
      providers: [
        ...others.map((display_name, i) => {
          const id = `prv_65b78bbdd8e83b06a60e38c${i}`;
          return {id, display_name, logo_url: `https://simulator.test/logos/${id}.svg`};
        }),
        provider,
      ].sort((a, b) => (a.display_name < b.display_name ? -1 : 1)),
    },
    ['ADDRESS_CHANGE', 'PROVIDER_MISSING'],
  ),
  'provider-name': page('provider_name_capture', {provider: {name: ''}, postal_address}, [
    'ADDRESS_CHANGE',
  ]),
  'tariff-select': page(
    'tariff_select',
    {
      provider,
      tariffs: [
        {id: 'trt_8587fa49c7e5297ccc6c57e4', name: 'EV Night', description: 'Cheaper at night.'},
        {id: 'trt_8587fa49c7e5297ccc6c57e5', name: 'Flexible 2026', description: ''},
        {
          id: 'trt_8587fa49c7e5297ccc6c57e6',
          name: 'Half-hourly',
          description: 'A new price for every half hour.',
        },
      ],
    },
    ['TARIFF_MISSING'],
  ),
  'tariff-structure': page('tariff_structure_select', {
    provider,
    options: ['FIXED', 'TIME_OF_DAY', 'MARKET'],
  }),
  'fixed-rate': page('rate_fixed_capture', {currency_code: 'GBP', provider, cost: 0.2412}),
  'time-of-day-rate': page('rate_tod_capture', {
    currency_code: 'GBP',
    provider,
    // As it comes back: the night is split at midnight.
    hours: [
      {cost: 0.31, valid_from: '07:00:00', valid_to: '23:00:00'},
      {cost: 0.12, valid_from: '23:00:00', valid_to: '00:00:00'},
      {cost: 0.12, valid_from: '00:00:00', valid_to: '07:00:00'},
    ],
  }),
  surcharge: page('market_surcharge_capture', {
    currency_code: 'SEK',
    provider,
    surcharge: {fixed: 0.345, percentage: 18.5},
    regions: ['SE1', 'SE2', 'SE3', 'SE4'],
    region: '',
  }),
  'tariff-name': page('tariff_name_capture', {provider, tariff: {name: ''}}),
  'contract-term': page('contract_term_capture', {
    provider,
    contract_start_date: null,
    contract_end_date: null,
  }),
  region: page('region_select', {provider, regions: ['SE1', 'SE2', 'SE3', 'SE4'], region: ''}, [
    'BACK',
  ]),
  consent: page(
    'consent',
    {
      provider,
      account: {id: 'acc_65de30082a7c56d2297cbe3d', display_name: 'Nova Inc'},
      required_consents: ['DEVICE_INFORMATION', 'SCHEDULING', 'LOCATION'],
    },
    ['ALLOW', 'DENY', 'BACK'],
  ),
  'tariff-list': {
    connect_token,
    route: 'tariffs_summary',
    live_mode: false,
    timezone: 'Europe/London',
    currency_code: 'GBP',
    actions: [
      ...['DISCONNECT', 'RECONNECT'],
      ...['CREATE_ISSUE_REPORT', 'UPDATE_ISSUE_REPORT', 'CANCEL_ISSUE_REPORT'],
      ...['CLOSE', 'BACK'],
    ],
    tariffs: [
      {
        type: 'COMMODITY',
        direction: 'IMPORT',
        status: 'CONNECTED',
        tariff_id: 'trf_65de30082a7c56d2297cbe3d',
        connection_type: 'DIRECT',
        market_rates_source: false,
        display_name: 'Half-hourly',
        temporary: false,
        vat: 0.05,
        provider,
        prices: {
          yesterday: [],
          today: [
            {
              valid_from: '2026-06-13T00:00:00+01:00',
              valid_to: '2026-06-14T00:00:00+01:00',
              price: {value: 0.2412, confidence: 1},
            },
          ],
          tomorrow: [],
        },
      },
    ],
  },
  'tariff-summary': page(
    'summary_tou_confirm',
    {
      currency_code: 'GBP',
      market_rates_source: false,
      provider,
      tariff: {
        name: 'Half-hourly',
        contract_end_date: '2027-06-15T00:00:00+01:00',
        reconnect_required: false,
        structure_type: 'DYNAMIC',
        tiered: false,
      },
      rates: summaryRates({structure: 'DYNAMIC'}, placeOf(postal_address), JUNE, 1),
    },
    ['SAVE', 'EDIT', 'DISCONNECT'],
  ),
  'connection-pending': page('summary_tariff_inprogress', {connection_type: 'DIRECT', provider}, [
    'SAVE',
    'DISCONNECT',
    'DISMISS_DIRECT',
  ]),
  'connection-failed': page('summary_tariff_failed', {connection_type: 'DIRECT', provider}, [
    'RECONNECT',
    'DISCONNECT',
  ]),
  redirect: {
    connect_token,
    route: 'session_redirect',
    live_mode: false,
    data: {redirect_url: 'https://marigold-energy.connect.flatpeak.com'},
  },
  'session-complete': page('session_complete', {
    callback_uri: `https://webhook.site/4623e56fc5c1?fp_cot=${connect_token}`,
  }),
  'server-error': {
    object: 'error',
    live_mode: false,
    context: 'connect.session_restore',
    type: 'connect_error',
    code: 'server_error',
    message: 'A server error has occurred.',
    connect_token,
    time_created: '2022-01-24T14:15:22.003',
  },
  unknown: page(FUTURE_ROUTE, {meter: {serial_number: 'E17UP03465', digits: 6}, reading: null}, [
    'SKIP',
  ]),
};
