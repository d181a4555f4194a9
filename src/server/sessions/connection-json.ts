import type {Connection} from '../store/store.js';

/** A connection as it stands in the bodies of responses. */
export const connectionToJson = (connection: Connection) => ({
  location_id: connection.locationId,
  postal_address: connection.postalAddress ?? null,
  direction: connection.direction,
  tariff_type: connection.tariffType,
  outcome: connection.outcome,
  pending: connection.pending,
});
