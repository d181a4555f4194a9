import * as z from './schema.js';
import {emptyIfMissing, optionalText} from './fields.js';
import {pageType} from './page-type.js';
import type {tariffSummaryPage} from './tariff-summary.js';

/**
 * What happened to the tariff: `saved`, `disconnected`, `pending` if the provider could not be read
 * yet, `closed` if the customer left before any of that, or `unknown` if the session had ended
 * before it was read: after a reload, or in another tab. Then only the backend can find out.
 */
export type Outcome = 'saved' | 'disconnected' | 'pending' | 'closed' | 'unknown';

/** What the done page shows of the last summary. */
export interface TariffSummary {
  readonly data: SchemaOutput<typeof tariffSummaryPage.data>;
  readonly direction?: 'IMPORT' | 'EXPORT' | 'LOCAL';
}

type SchemaOutput<T> = T extends z.Schema<infer Data> ? Data : never;

/**
 * The end of the session. `callbackUrl` is the site's URL with the token appended, or empty. The
 * wire has neither the outcome nor `closedByCustomer` (whether the customer chose to close the
 * session), which the conversation sets from the last action, nor the last summary of the tariff.
 *
 * Source: zero/connect/complete-a-connect-session (`callback_uri`). `callback_url` is inferred from
 * the name of the field in Anode's token. The route `complete_tariff`, without a callback URL, is in
 * a public fork of the vendor's Anode client; the docs have no page for it.
 */
export const sessionCompletePage = pageType()({
  kind: 'session-complete',
  // The route says all that the customer has to know.
  data: emptyIfMissing(
    {},
    z.pipe(
      z.object({callback_uri: optionalText, callback_url: optionalText}),
      z.transform(({callback_uri, callback_url, ...rest}) => ({
        ...rest,
        callbackUrl: callback_uri || callback_url,
        outcome: undefined as Outcome | undefined,
        closedByCustomer: false,
        summary: undefined as TariffSummary | undefined,
      })),
    ),
  ),
  needsData: false,
  actions: [],
});
