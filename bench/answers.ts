// What a service that remembers nothing answers, so that what is measured is the server before it.

let serial = 0;

const postal_address = {
  ...{address_line1: '1-3', address_line2: 'Strand', city: 'London'},
  ...{state: '', post_code: 'WC2N 5EH', country_code: 'GB'},
};

const location = (id: string) => ({id, object: 'location', live_mode: false, postal_address});

const status = (id: string) => ({
  id,
  object: 'location_status',
  live_mode: false,
  tariff_status: {
    commodity_import: {
      ...{status: 'CONNECTED', connection_type: 'DIRECT'},
      provider: {id: 'prv_1', display_name: 'Abbey Power', logo_url: null},
      tariff: {
        ...{id: 'trf_1', display_name: 'Flexible', structure_type: 'FIXED', contract_end_date: ''},
      },
    },
    commodity_export: {status: 'NOT_CONNECTED', connection_type: '', provider: null, tariff: null},
  },
});

const HALF_HOUR_MS = 1_800_000;

/** A price for each half hour of a period. */
function rates(id: string, query: URLSearchParams) {
  const start = Date.parse(query.get('start_time') ?? '');
  const end = Date.parse(query.get('end_time') ?? '');
  const time = (index: number) => new Date(start + index * HALF_HOUR_MS).toISOString();
  return {
    ...{object: 'rates', location_id: id, location_timezone: 'Europe/London'},
    ...{currency_code: 'GBP', direction: query.get('direction'), live_mode: false},
    ...{last_updated: time(0), next_update: time(96)},
    data: Array.from({length: (end - start) / HALF_HOUR_MS}, (_, index) => ({
      ...{valid_from: time(index), valid_to: time(index + 1)},
      tariff: {rate: 0.1 + (index % 48) / 200, confidence: 1},
    })),
  };
}

type Answer = (id: string, query: URLSearchParams) => object;

/** The id is what follows the path. */
const ANSWERS: readonly (readonly [path: RegExp, answer: Answer])[] = [
  [/^GET \/login$/, () => ({bearer_token: 'bench', expires_in: 3600, live_mode: false})],
  [
    /^POST \/connect\/tariff\/token$/,
    () => ({connect_token: `cot_${++serial}`, expires_in: 86_400, live_mode: false}),
  ],
  [
    /^GET \/connect\/tariff\/token$/,
    (_, query) => ({
      id: query.get('connect_token'),
      object: 'connect_token',
      location_id: `loc_${query.get('connect_token') ?? ''}`,
      is_tariff_processed: true,
      complete_action: 'SAVE',
    }),
  ],
  [/^GET \/jwks\.json$/, () => ({keys: [JSON.parse(process.env['JWKS'] ?? '{}') as unknown]})],
  [/^GET \/locations\/(\w+)\/status$/, status],
  [/^GET \/locations\/(\w+)$/, location],
  [/^GET \/tariffs\/rates\/(\w+)$/, rates],
];

/** The body of the response to a request. */
export function answerTo(method: string, url: URL): object {
  for (const [path, answer] of ANSWERS) {
    const match = path.exec(`${method} ${url.pathname}`);
    if (match) return answer(match[1] ?? '', url.searchParams);
  }
  throw new Error(`This service has no ${method} ${url.pathname}.`);
}
