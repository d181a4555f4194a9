import type {Connection} from '../store/store.js';
import type {FailedSession} from './complete-customer-sessions.js';

/** A connection as it stands in the bodies of responses. */
export const connectionToJson = (connection: Connection) => ({
  location_id: connection.locationId,
  postal_address: connection.postalAddress ?? null,
  direction: connection.direction,
  tariff_type: connection.tariffType,
  outcome: connection.outcome,
  pending: connection.pending,
});

/** A session that could not be completed, as it stands in the bodies of responses. */
export const failedSessionToJson = ({token, error, connection}: FailedSession) => ({
  code: error.code,
  message: error.message,
  direction: token.direction,
  tariff_type: token.tariffType,
  location_id: connection?.locationId ?? token.locationId ?? null,
});
