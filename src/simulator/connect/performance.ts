import {randomOf} from '../world/random.js';
import type {SimulatorContext} from '../world/context.js';
import type {Participation, Session} from '../world/store.js';
import {addDays, dayOf, momentOf, formatIn, type CalendarDay} from '../world/zone.js';
import {timeZoneOf} from './vpp.js';

/** What a device does for a programme, and what it earns: the same for the same seed. */

const PERIOD_TYPES = ['DAY', 'MONTH', 'YEAR'] as const;

type PeriodType = (typeof PERIOD_TYPES)[number];

export const isPeriodType = (type: string): type is PeriodType =>
  PERIOD_TYPES.some(each => each === type);

/** The first and the last day of a period. */
function boundsOf(type: PeriodType, day: CalendarDay): [first: CalendarDay, last: CalendarDay] {
  if (type === 'DAY') return [day, day];
  if (type === 'YEAR') return [`${day.slice(0, 4)}-01-01`, `${day.slice(0, 4)}-12-31`];
  const first = `${day.slice(0, 7)}-01`;
  return [first, addDays(`${addDays(first, 31).slice(0, 7)}-01`, -1)];
}

interface Dispatch {
  readonly kwh: number;
  /** In major units; a device that missed an event may owe something. */
  readonly earned: number;
}

/** The share of days with a dispatch, and of those on which the device missed it. */
const [DISPATCHED, MISSED] = [0.6, 0.06];

const round = (value: number, decimals: number) => Number(value.toFixed(decimals));

/** The dispatch of a day; undefined for most of the others. */
function dispatchOf(participation: Participation, day: CalendarDay, seed: number) {
  const next = randomOf(seed, 'dispatch', participation.programme_id, day);
  if (next() > DISPATCHED) return undefined;
  if (next() < MISSED) return {kwh: 0, earned: -0.25};
  const kwh = round(1 + next() * 3.5, 2);
  return {kwh, earned: round(kwh * (0.2 + next() * 0.25), 2)};
}

function daysOf(from: CalendarDay, to: CalendarDay): CalendarDay[] {
  const days: CalendarDay[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

/** The hour of a dispatch, local time. */
const DISPATCH_TIME = '17:00:00';

/** The `performance` of a summary. */
export function performanceOf(
  session: Session,
  participation: Participation | undefined,
  context: SimulatorContext,
) {
  const timeZone = timeZoneOf(session);
  const today = dayOf(context.now(), timeZone);
  const {type: asked = 'MONTH', start = today} = session.vpp.period ?? {};
  const type = isPeriodType(asked) ? asked : 'MONTH';
  const [first, last] = boundsOf(type, start);
  const active = participation?.history.find(({state}) => state === 'ACTIVE');
  const since = active ? dayOf(active.at, timeZone) : today;
  const days = active
    ? daysOf(first > since ? first : since, last < today ? last : addDays(today, -1))
    : [];
  const dispatches = days.flatMap(day => {
    const dispatch: Dispatch | undefined =
      participation && dispatchOf(participation, day, context.seed);
    return dispatch ? [{day, ...dispatch}] : [];
  });
  const total = (of: (dispatch: Dispatch) => number) =>
    round(
      dispatches.reduce((sum, dispatch) => sum + of(dispatch), 0),
      2,
    );
  return {
    period_type: type,
    period_start: first,
    period_end: last,
    available_period_types: PERIOD_TYPES,
    has_previous: since < first,
    has_next: last < today,
    energy_dispatched_kwh: total(({kwh}) => kwh),
    earnings: total(({earned}) => earned),
    series: dispatches.map(({day, kwh, earned}) => ({
      date: type === 'DAY' ? formatIn(momentOf(day, DISPATCH_TIME, timeZone), timeZone) : day,
      dispatched_kwh: kwh,
      earnings: earned,
    })),
  };
}

/** The payments of a participation: the earnings of each month that has ended. */
export function paymentsOf(
  session: Session,
  participation: Participation | undefined,
  context: SimulatorContext,
) {
  const timeZone = timeZoneOf(session);
  const today = dayOf(context.now(), timeZone);
  const active = participation?.history.find(({state}) => state === 'ACTIVE');
  const payments = [];
  if (!active) return [];
  let [first] = boundsOf('MONTH', dayOf(active.at, timeZone));
  for (;;) {
    const [, last] = boundsOf('MONTH', first);
    if (last >= today) return payments.reverse();
    const period = {type: 'MONTH', start: first};
    const month = {...session, vpp: {...session.vpp, period}};
    first = addDays(last, 1);
    payments.push({
      date: addDays(last, 5),
      amount: performanceOf(month, participation, context).earnings,
      status: addDays(last, 5) < today ? 'PAID' : 'PENDING',
    });
  }
}
