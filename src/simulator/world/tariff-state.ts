import type {Location, Tariff} from './store.js';

/** How long the platform needs to read a slow provider, in milliseconds. */
const PROVIDER_READ_MS = 10 * 60_000;

/** The state of a tariff now: one that was saved as pending is read after a while. */
export const statusOf = ({status, saved}: Tariff, now: number): Tariff['status'] =>
  status === 'PENDING' && now - saved >= PROVIDER_READ_MS ? 'CONNECTED' : status;

/** A location's tariff of one type and direction. */
export const tariffOf = (
  location: Location | undefined,
  {type, direction}: Pick<Tariff, 'type' | 'direction'>,
): Tariff | undefined =>
  location?.tariffs.find(tariff => tariff.type === type && tariff.direction === direction);

/** The API knows no pending state: until the provider has been read, nothing is connected. */
export const apiStatus = (tariff: Tariff | undefined, now: number) => {
  const status = tariff ? statusOf(tariff, now) : 'NOT_CONNECTED';
  return status === 'PENDING' ? 'NOT_CONNECTED' : status;
};
