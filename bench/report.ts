import {aimsTable, type Aim} from './aims.js';
import {FULL, NAMES, OFTEN, ONCE} from './flows.js';
import {round, table} from './numbers.js';
import type {Numbers, Series} from './rounds.js';
import {FLOWS, LIMIT, PEER, type Target} from './targets.js';
import {PROFILES, titleOf} from './visit.js';

const recordOf = ({records}: Series, target: string): Numbers | undefined =>
  [...records].find(([{name}]) => name === target)?.[1];

const othersOf = ({records}: Series): [Target, Numbers][] =>
  [...records].filter(([{name}]) => name !== LIMIT);

/** The measures in their order; long tasks have a table of their own. */
const GROUPS = [
  /^(first page|main-thread time:|longest task:)/,
  /^answer:/,
  / letter,/,
  /^blocked:/,
  ...[/^heap /, /^data /, /^nodes /],
];

const ratio = (value: number, limit: number) => (limit > 0 ? round(value / limit) : '–');

/** Every measure: the limit, and each target in its unit and as so many times the limit. */
function figures(series: Series): string {
  const limit = recordOf(series, LIMIT);
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
    const longest = record.all(NAMES.longTask(flow));
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

const FRAME = 16.7;
const BLINK = 50;

/** The answer for which something is the most. */
const worstAnswer = (record: Numbers, valueOf: (name: string) => number) => {
  const [worst] = record.names
    .filter(name => name.startsWith('answer: '))
    .map(name => ({value: valueOf(name), note: name.slice('answer: '.length, -', ms'.length)}))
    .filter(({value}) => !Number.isNaN(value))
    .sort((a, b) => b.value - a.value);
  return worst ?? {value: NaN};
};

/** A measure as so many times that of another target. */
const times = (name: string, record: Numbers, other: Numbers | undefined) =>
  record.median(name) / (other?.median(name) ?? NaN);

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
  const limit = recordOf(series, LIMIT);
  const peer = recordOf(series, PEER);
  /** The peer, unless it would be compared with itself. */
  const peerOf = (record: Numbers) => (record === peer ? undefined : peer);
  return [
    {
      name: 'first page, times the bare page',
      most: 1.3,
      of: record => ({value: times(NAMES.first, record, limit)}),
    },
    {
      name: 'blocked before the first page, ms',
      most: isSlow ? BLINK : 0,
      of: record => ({value: record.median(NAMES.blocked('first page'))}),
    },
    {
      name: 'main-thread time to the first page, times the React peer',
      most: 0.5,
      of: record => ({value: times(NAMES.mainThread, record, peerOf(record))}),
    },
    {
      name: 'answer to painted page, ms, the slowest kind',
      most: isSlow ? BLINK : FRAME,
      of: record => worstAnswer(record, name => record.median(name)),
    },
    ...(isSlow
      ? [
          {
            name: 'answer to painted page, times the React peer, the worst kind',
            most: 1,
            of: (record: Numbers) =>
              worstAnswer(record, name => times(name, record, peerOf(record))),
          },
        ]
      : []),
    {name: 'keystroke with 1000 rows, ms', most: FRAME, of: slowestLetter(1000)},
    {name: 'keystroke with 5000 rows, ms', most: BLINK, of: slowestLetter(5000)},
    ...(isSlow
      ? []
      : [
          {
            name: 'long tasks in any flow, rounds',
            most: 0,
            of: (record: Numbers) => {
              const longest = FLOWS.map(flow => record.all(NAMES.longTask(flow)));
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

/** All tables, as they stand in bench/README.md. */
export const reportOf = (all: readonly Series[]): string =>
  all
    .map(series =>
      [
        `### ${titleOf(series.profile)}`,
        aimsTable(
          aimsOf(series),
          [...series.records].map(([{name}, record]) => [name, record]),
        ),
        figures(series),
        longTasks(series),
      ].join('\n\n'),
    )
    .join('\n\n');
