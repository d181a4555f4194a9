import type {WirePage} from '../world/wire-page.js';
import type {SimulatedRoute} from './steps/step.js';

/** Values that the examples of several pages share. */

export const EXAMPLE_TOKEN = 'cot_6587fa4362341be5b524de3b';

export const EXAMPLE_PROVIDER = {
  id: 'prv_65de30082a7c56d2297cbe3d',
  display_name: 'Marigold Energy',
  logo_url: 'https://simulator.test/logos/prv_65de30082a7c56d2297cbe3d.svg',
};

export const EXAMPLE_ADDRESS = {
  address_line1: '1-3',
  address_line2: 'Strand',
  city: 'London',
  state: 'Greater London',
  post_code: 'WC2N 5EH',
  country_code: 'GB',
};

export const examplePage = (
  route: SimulatedRoute,
  data: object,
  actions?: readonly string[],
): WirePage => ({
  connect_token: EXAMPLE_TOKEN,
  route,
  direction: 'IMPORT',
  live_mode: false,
  ...(actions ? {actions} : {}),
  data,
});
