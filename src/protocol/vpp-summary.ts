import {emptyIfMissing} from './basic-fields.js';
import {
  customField,
  flag,
  listOf,
  numberOf,
  optionalNumber,
  optionalText,
  shownCurrency,
  textOf,
} from './fields.js';
import {isDate, readMoment, writeMoment} from './moment.js';
import {pageType} from './page-type.js';
import * as z from './schema.js';
import {offsetsOf} from './time-zone.js';
import {anywhere, calendarDay, earnings, names, programme, type Amount} from './vpp-fields.js';

const DAY = /^\d{4}-\d\d-\d\d/;

/** A date or a timestamp. */
const date = customField(wire => {
  const text = textOf(wire);
  const day = text && DAY.exec(text)?.[0];
  return day && isDate(day) && (text === day || readMoment(text)) ? text : undefined;
});

const entry = z.object({
  date,
  dispatched_kwh: customField(wire => numberOf(wire ?? 0)),
  earnings: customField(wire => z.safeParse(earnings, wire).data),
});

/** What a device did for the programme in a period, and what it earned. */
export interface Performance {
  period_type: string;
  /** `YYYY-MM-DD`, or empty. */
  period_start: string;
  period_end: string;
  available_period_types: string[];
  has_previous: boolean;
  has_next: boolean;
  energy_dispatched_kwh: number | null;
  earnings: Amount[];
  /** One entry a day with dispatch, as `YYYY-MM-DD`; in a DAY also `YYYY-MM-DDTHH:mm`, local time. */
  series: {date: string; dispatched_kwh: number; earnings: Amount[]}[];
}

const performance = emptyIfMissing(
  {},
  z.object({
    period_type: optionalText,
    period_start: calendarDay,
    period_end: calendarDay,
    available_period_types: names,
    has_previous: flag,
    has_next: flag,
    energy_dispatched_kwh: optionalNumber,
    earnings,
    series: listOf(entry),
  }),
);

/** A moment as local time to the minute; a date stays as it is. */
function localTime(text: string, timeZone: string): string {
  const moment = readMoment(text);
  if (!moment) return text;
  const offset = offsetsOf(timeZone)?.(moment.at) ?? moment.offset;
  return writeMoment(moment.at, offset).slice(0, 16);
}

/**
 * How a participation goes: its state, and the energy and the earnings of a period.
 *
 * How CHANGE_PERIOD names the period is not documented. Decided: its `data` is the type and the first
 * day, `{period_type, period_start}`. The form of an entry inside a DAY is not documented either; one
 * with a time is read as the time of that dispatch.
 *
 * Source: busbar/connect/vpp/vpp-summary.
 */
export const vppSummaryPage = pageType()({
  kind: 'vpp-summary',
  // Its fields are at the top level of the page object.
  dataFrom: anywhere,
  data: z.pipe(
    z.object({
      timezone: optionalText,
      currency_code: shownCurrency,
      tariff_connected: flag,
      programme,
      customer_message: optionalText,
      performance,
    }),
    z.transform(({timezone, performance: shown, ...rest}) => {
      const isDay = shown.period_type === 'DAY';
      const series = shown.series.map(({date: text, ...row}) => ({
        ...row,
        date: isDay ? localTime(text, timezone) : text.slice(0, 10),
      }));
      return {...rest, performance: {...shown, series}};
    }),
  ),
  stored: 'programme',
  actions: ['BACK', 'CLOSE'],
});
