import {locationEvent, tariffEvent} from './events.js';
import type {Location, Tariff, World} from './store.js';
import {keysOf} from './table.js';
import {dayOf} from './zone.js';

/** What happens to a tariff after it was connected, on command. */

const DAY = 86_400_000;

/** The service tells 7 to 10 days before the end. */
const NOTICE = 7 * DAY;

/** A contract date: a calendar day, written as UTC midnight. */
const dateOf = (moment: number) => `${dayOf(moment, 'UTC')}T00:00:00Z`;

/** Whether a contract has ended or is about to; one without an end says the year 1. */
function isOver(date: string | null | undefined, now: number): boolean {
  const end = Date.parse(date ?? '');
  return end > 0 && end <= now + NOTICE;
}

interface Turn {
  readonly world: World;
  readonly location: Location;
  readonly tariff: Tariff;
}

interface Happening {
  /** What becomes of the tariff. */
  readonly change: (tariff: Tariff, now: number) => Partial<Tariff>;
  /** What the service tells about it. */
  readonly tell: (turn: Turn) => void;
}

const tellsTariff =
  (type: Parameters<typeof tariffEvent>[1]) =>
  ({world, location, tariff}: Turn) =>
    tariffEvent(world, type, location, tariff);

const tellsLocation = ({world, location}: Turn) => locationEvent(world, 'update', location);

const HAPPENINGS = {
  /** The contract ends in a week. */
  'expire-soon': {
    change: (_tariff, now) => ({contract_end_date: dateOf(now + NOTICE)}),
    tell: tellsTariff('tariff.expiring'),
  },
  /** The contract has ended; prices are estimates from here on. */
  expire: {
    change: (_tariff, now) => ({contract_end_date: dateOf(now), status: 'ERROR'}),
    tell: tellsTariff('tariff.expired'),
  },
  /** The provider can no longer be read; prices are estimates from here on. */
  fail: {
    change: () => ({status: 'ERROR', reconnect_required: true}),
    tell: tellsTariff('tariff.fetch.failed'),
  },
  /** The provider could not be read for so long that there are no prices at all. */
  'lose-prices': {
    change: () => ({status: 'ERROR', reconnect_required: true, priceless: true}),
    tell: turn => {
      if (!turn.tariff.reconnect_required) tellsTariff('tariff.fetch.failed')(turn);
    },
  },
  /** A better way to connect the tariff has come. */
  upgrade: {change: () => ({}), tell: tellsTariff('tariff.connection.upgrade')},
  /** Everything works again; a contract that had ended goes on for a year. */
  recover: {
    change: ({contract_end_date}, now) => ({
      status: 'CONNECTED',
      reconnect_required: false,
      priceless: false,
      ...(isOver(contract_end_date, now) ? {contract_end_date: dateOf(now + 365 * DAY)} : {}),
    }),
    tell: tellsLocation,
  },
} as const satisfies Record<string, Happening>;

export type Happen = keyof typeof HAPPENINGS;

const happenings: Readonly<Record<Happen, Happening>> = HAPPENINGS;

export const HAPPEN = keysOf(HAPPENINGS);

/** Lets something happen to those tariffs of a location that are meant. */
export function happen(
  world: World,
  location: Location,
  what: Happen,
  isMeant: (tariff: Tariff) => boolean,
): void {
  const {change, tell} = happenings[what];
  const before = location.tariffs;
  location.tariffs = before.map(tariff =>
    isMeant(tariff) ? {...tariff, ...change(tariff, world.now())} : tariff,
  );
  for (const tariff of before.filter(isMeant)) tell({world, location, tariff});
}
