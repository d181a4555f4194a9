import {connection, CONNECTION_ACTIONS} from './connection-pending.js';
import {pageType} from './page-type.js';

/**
 * The customer's account at the provider can no longer be read.
 *
 * Source: zero/connect/tariff-connection-failed.
 */
export const connectionFailedPage = pageType()({
  kind: 'connection-failed',
  data: connection,
  actions: ['RECONNECT', 'DISCONNECT'],
});

/**
 * The same since Anode, where EDIT goes through the choices again to reconnect.
 *
 * Source: anode/connect, the page of `tariff_connection_failed`. Busbar:
 * busbar/connect/connection-failed.
 */
export const editableFailedPage = pageType()({
  ...connectionFailedPage,
  actions: CONNECTION_ACTIONS,
});
