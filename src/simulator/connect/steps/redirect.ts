import {EXAMPLE_TOKEN} from '../example-page.js';
import {withProvider} from '../session-setups.js';
import type {Step} from './step.js';

/** To the login of a provider; `login.ts` has the pages there and leads back. */
export const redirect: Step = {
  versions: {
    zero: {routes: ['session_redirect']},
    anode: {routes: ['session_redirect']},
    busbar: {routes: ['session_redirect']},
  },
  isRedirect: true,
  // The only page that is documented without a direction.
  envelope: () => ({}),
  data: ({draft}, {publicUrl}) => ({
    redirect_url: `${publicUrl}/login/${draft.provider?.slug ?? ''}`,
  }),
  example: {
    connect_token: EXAMPLE_TOKEN,
    route: 'session_redirect',
    live_mode: false,
    data: {redirect_url: 'https://marigold-energy.connect.flatpeak.com'},
  },
  setUp: withProvider('direct, changing price'),
};
