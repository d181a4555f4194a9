import {EXAMPLE_TOKEN} from '../example-page.js';
import {withToken} from '../page-data.js';
import {withProvider} from '../session-setups.js';
import type {Step} from './step.js';

/** The path of the page on which a programme asks where to pay, below the simulator's URL. */
const PAYMENTS_PATH = '/payments';

/**
 * To the login of a provider, or to the payments of a programme: `login.ts` and `payment-setup.ts`
 * have the pages there and lead back.
 */
export const redirect: Step = {
  versions: {
    zero: {routes: ['session_redirect']},
    anode: {routes: ['session_redirect']},
    busbar: {routes: ['session_redirect']},
  },
  isRedirect: true,
  // The only page that is documented without a direction.
  envelope: () => ({}),
  data: (session, {publicUrl}) => {
    const path = session.vpp.isAtPayments
      ? PAYMENTS_PATH
      : `/login/${session.draft.provider?.slug ?? ''}`;
    const url = `${publicUrl}${path}`;
    if (session.hasBareRedirect) return {redirect_url: url};
    // A URL that a test requests is the only one.
    const isPatched = session.patch?.data['redirect_url'] !== undefined;
    // Both of the vendor's clients follow the URL as it is; that of Zero reads `redirect_uri`.
    const redirect_url = withToken(url, session.token);
    return session.apiVersion === 'zero' && !isPatched
      ? {redirect_url, redirect_uri: redirect_url}
      : {redirect_url};
  },
  example: {
    connect_token: EXAMPLE_TOKEN,
    route: 'session_redirect',
    live_mode: false,
    data: {redirect_url: 'https://marigold-energy.connect.flatpeak.com'},
  },
  setUp: withProvider('direct, changing price'),
};
