// A service that answers at once and remembers nothing, so that what is measured is the companion
// server. The key that it shows comes from JWKS.
import {announce} from '../test/support/server/announce-port.js';

let serial = 0;
const postal_address = {
  ...{address_line1: '1-3', address_line2: 'Strand', city: 'London'},
  ...{state: '', post_code: 'WC2N 5EH', country_code: 'GB'},
};

const ANSWERS: Record<string, (query: URLSearchParams) => object> = {
  'GET /login': () => ({bearer_token: 'bench', expires_in: 3600, live_mode: false}),
  'POST /connect/tariff/token': () => ({
    connect_token: `cot_${++serial}`,
    expires_in: 86_400,
    live_mode: false,
  }),
  'GET /connect/tariff/token': query => ({
    id: query.get('connect_token'),
    object: 'connect_token',
    location_id: `loc_${query.get('connect_token') ?? ''}`,
    is_tariff_processed: true,
    complete_action: 'SAVE',
  }),
  'GET /jwks.json': () => ({keys: [JSON.parse(process.env['JWKS'] ?? '{}') as unknown]}),
};

const locationAt = (path: string) => ({
  id: path.replace('/locations/', ''),
  object: 'location',
  live_mode: false,
  postal_address,
});

announce((req, res) => {
  req.resume();
  const {pathname, searchParams} = new URL(req.url ?? '/', 'http://upstream');
  const answer = ANSWERS[`${req.method ?? ''} ${pathname}`]?.(searchParams) ?? locationAt(pathname);
  res.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
});
