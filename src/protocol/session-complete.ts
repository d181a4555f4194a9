import * as z from 'zod/mini';
import {orEmpty, text} from './fields.js';
import {pageType} from './page-type.js';

/**
 * What became of the tariff: `saved`, `disconnected`, `pending` where the provider could not be
 * read yet, or `closed` where the customer left before any of that.
 */
export type Outcome = 'saved' | 'disconnected' | 'pending' | 'closed';

/**
 * The end. `callback` is the host's own address with the token appended, or empty. The wire does
 * not say the outcome, nor whether the customer has said that all is done (`isLeft`); the
 * conversation knows both from what was done last.
 */
export const sessionCompletePage = pageType()({
  kind: 'session-complete',
  data: z.pipe(
    z.looseObject({callback_uri: text, callback_url: text}),
    z.transform(({callback_uri, callback_url, ...rest}) => ({
      ...rest,
      callback: callback_uri || callback_url,
      outcome: undefined as Outcome | undefined,
      isLeft: false,
    })),
  ),
  actions: [],
});

/** The end where the service names no address. */
export const tariffCompletePage = pageType()({
  kind: 'session-complete',
  data: orEmpty({}, sessionCompletePage.data),
  actions: [],
});
