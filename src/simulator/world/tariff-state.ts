import type {Location, Tariff} from './store.js';
import {MINUTE_MS} from './time.js';

/** How long the service needs to read a slow provider. */
const PROVIDER_READ_MS = 10 * MINUTE_MS;

/** The current status of a tariff: PENDING becomes CONNECTED after `PROVIDER_READ_MS`. */
export const statusOf = ({status, savedAt}: Tariff, now: number): Tariff['status'] =>
  status === 'PENDING' && now - savedAt >= PROVIDER_READ_MS ? 'CONNECTED' : status;

/** The tariff of a type and direction at a location. */
export const tariffOf = (
  location: Location | undefined,
  {type, direction}: Pick<Tariff, 'type' | 'direction'>,
): Tariff | undefined =>
  location?.tariffs.find(tariff => tariff.type === type && tariff.direction === direction);

/** The status in the REST API, which has no PENDING: such a tariff is not connected yet. */
export const apiStatus = (tariff: Tariff | undefined, now: number) => {
  const status = tariff ? statusOf(tariff, now) : 'NOT_CONNECTED';
  return status === 'PENDING' ? 'NOT_CONNECTED' : status;
};
