import {saveAndClose} from '../completion.js';
import {EXAMPLE_TOKEN, examplePage} from '../example-page.js';
import {withToken} from '../page-data.js';
import {withAccountTariff} from '../session-setups.js';
import type {DataBuilder, Step} from './step.js';

/** The end without any data. */
const COMPLETE_TARIFF = 'complete_tariff';

const dataUnlessBare =
  (data: DataBuilder): DataBuilder =>
  (session, context) =>
    [session.requestedRoute, session.endRoute].includes(COMPLETE_TARIFF)
      ? {}
      : data(session, context);

/** The end; Anode and Busbar show it as a redirect to the site's callback URL. */
export const sessionComplete: Step = {
  versions: {
    zero: {
      routes: ['session_complete', COMPLETE_TARIFF],
      data: dataUnlessBare(({callback_uri, token}) => ({
        callback_uri: withToken(callback_uri, token),
      })),
    },
    anode: {routes: ['session_redirect', COMPLETE_TARIFF], envelope: () => ({})},
    busbar: {routes: ['session_redirect']},
  },
  isRedirect: true,
  data: dataUnlessBare(({callback_uri, token}) => ({redirect_url: withToken(callback_uri, token)})),
  example: examplePage('session_complete', {
    callback_uri: `https://webhook.site/4623e56fc5c1?fp_cot=${EXAMPLE_TOKEN}`,
  }),
  setUp(session, country, context) {
    withAccountTariff('direct, changing price')(session, country, context);
    saveAndClose(context, session, 'CONNECTED');
  },
};
