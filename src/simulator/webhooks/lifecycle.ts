import {locationEvent, tariffEvent} from './events.js';
import type {SimulatorContext} from '../world/context.js';
import type {ExpiryNotice, Location, Tariff} from '../world/store.js';
import {keysOf} from '../world/table.js';
import {DAY_MS} from '../world/time.js';
import {dayOf} from '../world/zone.js';

/** Incidents of connected tariffs: requested by a test, or due to the end of the contract. */

/**
 * How long before the end of a contract its notice is sent. The documentation says 7 to 10 days; the
 * clock sends it at `usual`, an incident that a test requests moves the end to `min`.
 */
const NOTICE_MS = {max: 10 * DAY_MS, usual: 8 * DAY_MS, min: 7 * DAY_MS} as const;

/** The calendar day as UTC midnight, as the service writes contract dates. */
const dateOf = (moment: number) => `${dayOf(moment, 'UTC')}T00:00:00Z`;

/** The end of a contract; NaN if unknown, before 1970 if open-ended (the year 1). */
const endOf = ({contract_end_date}: Tariff) => Date.parse(contract_end_date ?? '');

/** Whether a contract has ended, or ends within `noticeMs`. */
const endsWithin = (tariff: Tariff, now: number, noticeMs: number) =>
  endOf(tariff) > 0 && endOf(tariff) <= now + noticeMs;

const hasEnded = (tariff: Tariff, now: number) => endsWithin(tariff, now, 0);

/**
 * Records a notice for the contract's end.
 * @param isDue whether the end is close enough; otherwise it becomes `fallback`
 */
function withNotice(
  tariff: Tariff,
  notice: ExpiryNotice,
  isDue: boolean,
  fallback: number,
): Partial<Tariff> {
  const date = isDue ? (tariff.contract_end_date ?? '') : dateOf(fallback);
  return {contract_end_date: date, noticesSent: {...tariff.noticesSent, [notice]: date}};
}

interface TariffAtLocation {
  readonly context: SimulatorContext;
  readonly location: Location;
  readonly tariff: Tariff;
}

interface IncidentEffect {
  /** The changes of the tariff. */
  readonly change: (tariff: Tariff, now: number) => Partial<Tariff>;
  /** Emits the event. */
  readonly notify: (target: TariffAtLocation) => void;
}

const emitTariffEvent =
  (type: Parameters<typeof tariffEvent>[1]) =>
  ({context, location, tariff}: TariffAtLocation) =>
    tariffEvent(context, type, location, tariff);

const emitLocationUpdate = ({context, location}: TariffAtLocation) =>
  locationEvent(context, 'update', location);

const EFFECTS = {
  /** The contract ends in a week. */
  'expire-soon': {
    change: (tariff, now) => {
      const isDue = endsWithin(tariff, now, NOTICE_MS.max) && !hasEnded(tariff, now);
      return withNotice(tariff, 'expire-soon', isDue, now + NOTICE_MS.min);
    },
    notify: emitTariffEvent('tariff.expiring'),
  },
  /** The contract has ended; prices are estimates from now on. */
  expire: {
    change: (tariff, now) => ({
      ...withNotice(tariff, 'expire', hasEnded(tariff, now), now),
      status: 'ERROR',
    }),
    notify: emitTariffEvent('tariff.expired'),
  },
  /** The provider can no longer be read; prices are estimates from now on. */
  fail: {
    change: () => ({status: 'ERROR', reconnect_required: true}),
    notify: emitTariffEvent('tariff.fetch.failed'),
  },
  /** The provider could not be read for so long that there are no prices at all. */
  'lose-prices': {
    change: () => ({status: 'ERROR', reconnect_required: true, pricesUnavailable: true}),
    notify: target => {
      if (!target.tariff.reconnect_required) emitTariffEvent('tariff.fetch.failed')(target);
    },
  },
  /** A better connection type has become available. */
  upgrade: {change: () => ({}), notify: emitTariffEvent('tariff.connection.upgrade')},
  /** Ends all failures; a contract that has ended, or is about to, is extended by a year. */
  recover: {
    change: (tariff, now) => ({
      status: 'CONNECTED',
      reconnect_required: false,
      pricesUnavailable: false,
      ...(endsWithin(tariff, now, NOTICE_MS.max) && {
        contract_end_date: dateOf(now + 365 * DAY_MS),
      }),
    }),
    notify: emitLocationUpdate,
  },
} as const satisfies Record<string, IncidentEffect>;

export type TariffIncident = keyof typeof EFFECTS;

const effects: Readonly<Record<TariffIncident, IncidentEffect>> = EFFECTS;

export const TARIFF_INCIDENTS = keysOf(EFFECTS);

/** Applies an incident to the selected tariffs of a location and emits its events. */
export function applyIncident(
  context: SimulatorContext,
  location: Location,
  incident: TariffIncident,
  isSelected: (tariff: Tariff) => boolean,
): void {
  const {change, notify} = effects[incident];
  const before = location.tariffs;
  location.tariffs = before.map(tariff =>
    isSelected(tariff) ? {...tariff, ...change(tariff, context.now())} : tariff,
  );
  for (const tariff of before.filter(isSelected)) notify({context, location, tariff});
}

/** An incident that the clock triggers. */
interface Deadline {
  readonly at: number;
  readonly notice: ExpiryNotice;
  readonly location: Location;
  readonly tariff: Tariff;
}

/** The deadlines whose notice has not been sent. A contract that had ended when it was saved has none. */
const deadlines = ({store, now}: SimulatorContext): Deadline[] =>
  [...store.locations.values()].flatMap(location =>
    location.tariffs.flatMap(tariff => {
      const end = endOf(tariff);
      const isOpen = (notice: ExpiryNotice) =>
        tariff.noticesSent?.[notice] !== tariff.contract_end_date;
      if (!(end > tariff.savedAt) || !isOpen('expire')) return [];
      const last: Deadline = {at: end, notice: 'expire', location, tariff};
      const early: Deadline = {...last, at: end - NOTICE_MS.usual, notice: 'expire-soon'};
      return isOpen('expire-soon') && !hasEnded(tariff, now()) ? [early, last] : [last];
    }),
  );

/** The time of the next deadline; Infinity if there is none. */
export const nextDeadline = (context: SimulatorContext) =>
  Math.min(Infinity, ...deadlines(context).map(({at}) => at));

/** Applies the incidents of all deadlines that have passed. */
export function applyDueDeadlines(context: SimulatorContext): void {
  for (const {at, notice, location, tariff} of deadlines(context)) {
    if (at <= context.now()) applyIncident(context, location, notice, ({id}) => id === tariff.id);
  }
}
