import * as z from 'zod/mini';
import {text} from './fields.js';
import {pageType} from './page-type.js';

/**
 * What became of the tariff: `saved`, `disconnected`, or `pending` where the provider could
 * not be read yet.
 */
export type Outcome = 'saved' | 'disconnected' | 'pending';

/**
 * The end. `callback` is the host's own address with the token appended, or empty. The wire
 * does not say the outcome; the conversation knows it from what was done last.
 */
export const sessionCompletePage = pageType()({
  kind: 'session-complete',
  data: z.pipe(
    z.looseObject({callback_uri: text, callback_url: text}),
    z.transform(({callback_uri, callback_url, ...rest}) => ({
      ...rest,
      callback: callback_uri || callback_url,
      outcome: undefined as Outcome | undefined,
    })),
  ),
  actions: [],
});
