import {FULL, NAMES, OFTEN, ONCE} from './flows.js';
import {round, table} from './numbers.js';
import type {Numbers, Series} from './rounds.js';
import {FLOWS, LIMIT, type Target} from './targets.js';
import {PROFILES} from './visit.js';

const limitOf = ({records}: Series): Numbers | undefined =>
  [...records].find(([{name}]) => name === LIMIT)?.[1];

const othersOf = ({records}: Series): [Target, Numbers][] =>
  [...records].filter(([{name}]) => name !== LIMIT);

/** The measures in their order; long tasks have a table of their own. */
const GROUPS = [/^(first page|answer:)/, / letter,/, /^blocked:/, /^heap /, /^data /, /^nodes /];

const ratio = (value: number, limit: number) => (limit > 0 ? round(value / limit) : '–');

/** Every measure: the limit, and each target in its unit and as so many times the limit. */
function figures(series: Series): string {
  const limit = limitOf(series);
  const others = othersOf(series);
  const head = ['', LIMIT, ...others.flatMap(([{name}]) => [name, `${name} ×`])];
  const names = GROUPS.flatMap(group => limit?.names.filter(name => group.test(name)) ?? []);
  const rows = names.map(name => {
    const least = limit?.median(name) ?? NaN;
    return [
      name,
      round(least),
      ...others.flatMap(([, record]) => {
        if (record.all(name).length === 0) return ['', ''];
        const value = record.median(name);
        return [round(value), ratio(value, least)];
      }),
    ];
  });
  return table([head, ...rows]);
}

/** In how many rounds a flow had a task of more than 50 ms, and how long the longest was. */
function longTasks(series: Series): string {
  const all = [...series.records];
  const cell = (record: Numbers, flow: string) => {
    const longest = record.all(NAMES.longest(flow));
    const most = Math.max(0, ...longest);
    const rounds = longest.filter(ms => ms > 0).length;
    return longest.length === 0
      ? ''
      : `${rounds} of ${longest.length}${most ? `, ${round(most)} ms` : ''}`;
  };
  return table([
    ['rounds with a long task, and the longest', ...all.map(([{name}]) => name)],
    ...FLOWS.map(flow => [flow, ...all.map(([, record]) => cell(record, flow))]),
  ]);
}

/** What is wanted of a target, and the number that says whether it is so. */
interface Aim {
  readonly name: string;
  readonly most: number;
  /** Nothing where it was not measured. */
  readonly of: (record: Numbers, limit: Numbers | undefined) => {value: number; note?: string};
}

const FRAME = 16.7;
const BLINK = 50;

const slowestAnswer = (record: Numbers) => {
  const answers = record.names
    .filter(name => name.startsWith('answer: '))
    .map(name => ({
      value: record.median(name),
      note: name.slice('answer: '.length, -', ms'.length),
    }))
    .sort((a, b) => b.value - a.value);
  return answers[0] ?? {value: NaN};
};

const slowestLetter = (length: number) => (record: Numbers) => ({
  value: Math.max(
    record.median(NAMES.firstLetter(length)),
    record.median(NAMES.furtherLetter(length)),
  ),
});

/** How much more there is in the end. */
const growth = (what: 'heap' | 'data', since: string): Aim => ({
  name: `${what} ${OFTEN}, times that ${since}`,
  most: 1.02,
  of: record => ({
    value: record.median(NAMES[what](OFTEN)) / record.median(NAMES[what](since)),
  }),
});

const aimsOf = (series: Series): Aim[] => {
  const isSlow = series.profile.name === PROFILES.slow.name;
  return [
    {
      name: 'first page, times the bare page',
      most: 1.3,
      of: (record, limit) => ({
        value: record.median(NAMES.first) / (limit?.median(NAMES.first) ?? NaN),
      }),
    },
    {
      name: 'answer to painted page, ms, the slowest kind',
      most: isSlow ? BLINK : FRAME,
      of: slowestAnswer,
    },
    {name: 'keystroke with 1000 rows, ms', most: FRAME, of: slowestLetter(1000)},
    {name: 'keystroke with 5000 rows, ms', most: BLINK, of: slowestLetter(5000)},
    ...(isSlow
      ? []
      : [
          {
            name: 'long tasks in any flow, rounds',
            most: 0,
            of: (record: Numbers) => {
              const longest = FLOWS.map(flow => record.all(NAMES.longest(flow)));
              const isWhole = longest.every(rounds => rounds.length > 0);
              return {value: isWhole ? longest.flat().filter(ms => ms > 0).length : NaN};
            },
          },
          growth('heap', ONCE),
          growth('data', ONCE),
          growth('heap', FULL),
          growth('data', FULL),
        ]),
  ];
};

function aims(series: Series): string {
  const limit = limitOf(series);
  const all = [...series.records];
  const head = ['aim', 'at most', ...all.map(([{name}]) => name)];
  const rows = aimsOf(series).map(({name, most, of}) => [
    name,
    String(most),
    ...all.map(([, record]) => {
      const {value, note} = of(record, limit);
      if (Number.isNaN(value)) return '';
      const digits = most < 10 && most > 0 ? value.toFixed(3) : round(value);
      const said = note ? `${digits} (${note})` : digits;
      return value <= most ? `${said}, met` : `**${said}**, not met`;
    }),
  ]);
  return table([head, ...rows]);
}

/** All tables, as they stand in bench/README.md. */
export const reportOf = (all: readonly Series[]): string =>
  all
    .map(series =>
      [
        `### ${series.profile.name === PROFILES.slow.name ? 'Slow' : 'Unthrottled'}`,
        aims(series),
        figures(series),
        longTasks(series),
      ].join('\n\n'),
    )
    .join('\n\n');
