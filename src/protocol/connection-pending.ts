import * as z from './schema.js';
import {optionalText, provider} from './fields.js';
import {pageType} from './page-type.js';

/** What pages about a connection show. */
export const connection = z.object({connection_type: optionalText, provider});

/** Actions of pages about a connection since Anode. */
export const CONNECTION_ACTIONS = ['EDIT', 'DISCONNECT', 'BACK', 'CLOSE'];

/**
 * The provider cannot be read yet; the service keeps trying for up to 48 hours.
 *
 * Source: connect/tariff-connection-progress. Route name: the vendor's Zero client.
 */
export const connectionPendingPage = pageType()({
  kind: 'connection-pending',
  data: connection,
  actions: ['SAVE', 'DISCONNECT', 'DISMISS_DIRECT'],
});

/**
 * The same in Anode, which stores the pending connection without a SAVE.
 *
 * Source: anode/connect, the page of `tariff_connection_pending`. Busbar's `connection_pending` is inferred from its `connection_failed`.
 */
export const storedPendingPage = pageType()({
  ...connectionPendingPage,
  actions: CONNECTION_ACTIONS,
  stored: 'pending',
});
