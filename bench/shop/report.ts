import {aimsTable, type Aim} from '../aims.js';
import {quantile, round, table} from '../numbers.js';
import type {Numbers, Series} from '../rounds.js';
import {titleOf} from '../visit.js';
import {NAMES} from './measure.js';
import {MODULE, WITHOUT, type Variant} from './variants.js';

/** What is painted waits for the next frame. */
const FRAME_MS = 16.7;

/** The browser rounds interactions to so many ms. */
const INTERACTION_STEP_MS = 8;

/** How far the middle half of the rounds is spread. */
const spreadOf = (numbers: readonly number[]) => quantile(numbers, 0.75) - quantile(numbers, 0.25);

/** A shift is a share of the screen, far smaller than other numbers. */
const written = (name: string, value: number) =>
  name === NAMES.shift ? value.toFixed(4) : round(value);

const signed = (name: string, value: number) =>
  `${value < 0 ? '−' : '+'}${written(name, Math.abs(value))}`;

const ratio = (value: number, base: number) => (base > 0 ? round(value / base) : '–');

/** The pages with the widget. */
const othersOf = ({records}: Series<Variant>): [name: string, record: Numbers][] =>
  [...records].filter(([variant]) => variant !== WITHOUT).map(([{name}, record]) => [name, record]);

/** Each measure without the widget, its spread, and with the widget: number, difference and ratio. */
function figures(series: Series<Variant>): string {
  const base = series.records.get(WITHOUT);
  const others = othersOf(series);
  const rows = Object.values(NAMES).map(name => {
    const isMeasured = base && base.all(name).length > 0;
    const without = base?.median(name) ?? NaN;
    return [
      name,
      ...(isMeasured
        ? [written(name, without), written(name, spreadOf(base.all(name)))]
        : ['', '']),
      ...others.flatMap(([, record]) => {
        const value = record.median(name);
        return [
          written(name, value),
          ...(isMeasured ? [signed(name, value - without), ratio(value, without)] : ['', '']),
        ];
      }),
    ];
  });
  const head = others.flatMap(([name]) => [name, `${name} ±`, `${name} ×`]);
  return table([['', WITHOUT.name, 'noise', ...head], ...rows]);
}

/**
 * What the widget may cost the page: no more than the page without it differs from round to round.
 * @param least what the measure cannot tell apart
 */
const within = (name: string, base: Numbers | undefined, least = 0): Aim => ({
  name: `${name}, more than without the widget`,
  most: Math.max(least, spreadOf(base?.all(name) ?? [])),
  of: record => ({value: record.median(name) - (base?.median(name) ?? NaN)}),
});

function aimsOf({records}: Series<Variant>): Aim[] {
  const [base, module] = [records.get(WITHOUT), records.get(MODULE)];
  return [
    within(NAMES.largestPaint, base, FRAME_MS),
    within(NAMES.interaction, base, INTERACTION_STEP_MS),
    within(NAMES.shift, base),
    within(NAMES.blocked, base),
    within(NAMES.longTask, base),
    {
      name: `${NAMES.press}, times the module`,
      most: 1,
      of: record => ({value: record.median(NAMES.press) / (module?.median(NAMES.press) ?? NaN)}),
    },
  ];
}

/** All tables of the shop's page, as they stand in bench/README.md. */
export const shopReportOf = (all: readonly Series<Variant>[]): string =>
  all
    .map(series =>
      [
        `#### ${titleOf(series.profile)}`,
        aimsTable(aimsOf(series), othersOf(series)),
        figures(series),
      ].join('\n\n'),
    )
    .join('\n\n');
