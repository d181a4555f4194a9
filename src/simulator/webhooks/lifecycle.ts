import {locationEvent, tariffEvent} from './events.js';
import type {ExpiryNotice, Location, Tariff, SimulatorContext} from '../world/store.js';
import {keysOf} from '../world/table.js';
import {dayOf} from '../world/zone.js';

/** What happens to a tariff after it was connected: on command, or because its contract ends. */

const DAY = 86_400_000;

/** The service tells 7 to 10 days before the end: at most, by the clock, and on command. */
const NOTICE_MS = {most: 10 * DAY, usual: 8 * DAY, least: 7 * DAY} as const;

/** A contract date: a calendar day, written as UTC midnight. */
const dateOf = (moment: number) => `${dayOf(moment, 'UTC')}T00:00:00Z`;

/** When a contract ends; NaN where nobody knows, and before 1970 where it never does: the year 1. */
const endOf = ({contract_end_date}: Tariff) => Date.parse(contract_end_date ?? '');

/** Whether a contract has ended or will within so many milliseconds. */
const endsWithin = (tariff: Tariff, now: number, notice: number) =>
  endOf(tariff) > 0 && endOf(tariff) <= now + notice;

const hasEnded = (tariff: Tariff, now: number) => endsWithin(tariff, now, 0);

/** The end that the customer is told of. One that is not due yet is brought forward. */
function ending(
  tariff: Tariff,
  notice: ExpiryNotice,
  isDue: boolean,
  otherwise: number,
): Partial<Tariff> {
  const date = isDue ? (tariff.contract_end_date ?? '') : dateOf(otherwise);
  return {contract_end_date: date, noticesSent: {...tariff.noticesSent, [notice]: date}};
}

interface Turn {
  readonly context: SimulatorContext;
  readonly location: Location;
  readonly tariff: Tariff;
}

interface IncidentEffect {
  /** What becomes of the tariff. */
  readonly change: (tariff: Tariff, now: number) => Partial<Tariff>;
  /** What the service tells about it. */
  readonly notify: (turn: Turn) => void;
}

const emitsTariffEvent =
  (type: Parameters<typeof tariffEvent>[1]) =>
  ({context, location, tariff}: Turn) =>
    tariffEvent(context, type, location, tariff);

const emitsLocationUpdate = ({context, location}: Turn) =>
  locationEvent(context, 'update', location);

const EFFECTS = {
  /** The contract ends in a week. */
  'expire-soon': {
    change: (tariff, now) => {
      const isDue = endsWithin(tariff, now, NOTICE_MS.most) && !hasEnded(tariff, now);
      return ending(tariff, 'expire-soon', isDue, now + NOTICE_MS.least);
    },
    notify: emitsTariffEvent('tariff.expiring'),
  },
  /** The contract has ended; prices are estimates from here on. */
  expire: {
    change: (tariff, now) => ({
      ...ending(tariff, 'expire', hasEnded(tariff, now), now),
      status: 'ERROR',
    }),
    notify: emitsTariffEvent('tariff.expired'),
  },
  /** The provider can no longer be read; prices are estimates from here on. */
  fail: {
    change: () => ({status: 'ERROR', reconnect_required: true}),
    notify: emitsTariffEvent('tariff.fetch.failed'),
  },
  /** The provider could not be read for so long that there are no prices at all. */
  'lose-prices': {
    change: () => ({status: 'ERROR', reconnect_required: true, pricesUnavailable: true}),
    notify: turn => {
      if (!turn.tariff.reconnect_required) emitsTariffEvent('tariff.fetch.failed')(turn);
    },
  },
  /** A better way to connect the tariff has come. */
  upgrade: {change: () => ({}), notify: emitsTariffEvent('tariff.connection.upgrade')},
  /** Everything works again; a contract that had ended goes on for a year. */
  recover: {
    change: (tariff, now) => ({
      status: 'CONNECTED',
      reconnect_required: false,
      pricesUnavailable: false,
      ...(endsWithin(tariff, now, NOTICE_MS.most) && {contract_end_date: dateOf(now + 365 * DAY)}),
    }),
    notify: emitsLocationUpdate,
  },
} as const satisfies Record<string, IncidentEffect>;

export type TariffIncident = keyof typeof EFFECTS;

const happenings: Readonly<Record<TariffIncident, IncidentEffect>> = EFFECTS;

export const TARIFF_INCIDENTS = keysOf(EFFECTS);

/** Lets something happen to those tariffs of a location that are meant. */
export function applyIncident(
  context: SimulatorContext,
  location: Location,
  what: TariffIncident,
  isMeant: (tariff: Tariff) => boolean,
): void {
  const {change, notify: tell} = happenings[what];
  const before = location.tariffs;
  location.tariffs = before.map(tariff =>
    isMeant(tariff) ? {...tariff, ...change(tariff, context.now())} : tariff,
  );
  for (const tariff of before.filter(isMeant)) tell({context, location, tariff});
}

/** Something that the clock alone brings: the notice before a contract's end, or its end. */
interface Deadline {
  readonly at: number;
  readonly what: ExpiryNotice;
  readonly location: Location;
  readonly tariff: Tariff;
}

/** Each contract's deadlines that nobody was told of yet; one that had ended when it was saved has none. */
const deadlines = ({store, now}: SimulatorContext): Deadline[] =>
  [...store.locations.values()].flatMap(location =>
    location.tariffs.flatMap(tariff => {
      const end = endOf(tariff);
      const isOpen = (what: ExpiryNotice) =>
        tariff.noticesSent?.[what] !== tariff.contract_end_date;
      if (!(end > tariff.saved) || !isOpen('expire')) return [];
      const last: Deadline = {at: end, what: 'expire', location, tariff};
      const early: Deadline = {...last, at: end - NOTICE_MS.usual, what: 'expire-soon'};
      return isOpen('expire-soon') && !hasEnded(tariff, now()) ? [early, last] : [last];
    }),
  );

/** When the clock brings something next; never is infinity. */
export const nextDeadline = (context: SimulatorContext) =>
  Math.min(Infinity, ...deadlines(context).map(({at}) => at));

/** Lets everything happen that the clock has brought since the last time. */
export function passDeadlines(context: SimulatorContext): void {
  for (const {at, what, location, tariff} of deadlines(context)) {
    if (at <= context.now()) applyIncident(context, location, what, ({id}) => id === tariff.id);
  }
}
