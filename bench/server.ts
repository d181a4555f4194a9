// npm run bench:server: the companion server's routes on loopback, a bad day of it, and what it does
// at its limits. Writes its tables into bench/README.md, between the markers of each part.
//   npm run bench:server -- --part routes                 one part alone: routes, day or limits
//   npm run bench:server -- --limit sweep --size 1000     one limit of this size, printed only
//   npm run bench:server -- --quick                       the routes in fewer rounds, printed only
import {parseArgs} from 'node:util';
import type {Scope} from '../test/support/server/listen.js';
import {databases, type DatabaseKind} from './databases.js';
import {measureDay, type MeasuredWave} from './day.js';
import {findLimit, LIMITS, reportLimit, type Limit} from './limits/index.js';
import {round, table} from './numbers.js';
import {load, machine, writeReport} from './readme.js';
import {measureRoutes, ROUNDS} from './routes.js';

/** Runs something, and ends whatever it started, the latest first. */
async function within<T>(work: (t: Scope) => Promise<T>): Promise<T> {
  const ends: (() => unknown)[] = [];
  try {
    return await work({after: end => void ends.push(end)});
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

/** Rounds that count with `--quick`. */
const QUICK_ROUNDS = 3;

/** The aims beside a handler by hand: its throughput and its median latency, times these. */
const AIMS = {rate: 0.75, p50: 1.3};

const judged = (value: number, isMet: boolean) =>
  isMet ? `${round(value)}, met` : `**${round(value)}**, not met`;

async function routesOf(kind: DatabaseKind, rounds: number): Promise<string> {
  const measured = await within(t => measureRoutes(t, kind, rounds));
  const rows = measured.map(({name, figures, ratio, byHand}) => [
    name,
    ...[figures.rate, figures.p50, figures.p99, ratio.rate, ratio.p50, ratio.p99].map(round),
    byHand ? judged(byHand.rate, byHand.rate >= AIMS.rate) : '',
    byHand ? judged(byHand.p50, byHand.p50 <= AIMS.p50) : '',
  ]);
  const head = [
    ...['', 'requests/s', 'p50 ms', 'p99 ms', 'requests/s ×', 'p50 ×', 'p99 ×'],
    ...['by hand: requests/s ×', 'by hand: p50 ×'],
  ];
  return `**${kind.name}**, one process\n\n${table([head, ...rows])}`;
}

const STATUSES = [200, 502, 503, 504, 0];

const waveRow = ({name, statuses, figures, ratio}: MeasuredWave) => {
  const others = [...statuses.keys()].filter(status => !STATUSES.includes(status));
  if (others.length > 0) throw new Error(`Answered ${others.join(', ')} (${name}).`);
  return [
    name,
    ...STATUSES.map(status => String(statuses.get(status) ?? 0)),
    ...[figures.p50, figures.p99, ratio.p50, ratio.p99].map(round),
  ];
};

async function dayOf(kind: DatabaseKind): Promise<string> {
  const {waves, customers, events, toldAgain, stock} = await within(t => measureDay(t, kind));
  const head = ['', '200', '502', '503', '504', 'broken', 'p50 ms', 'p99 ms', 'p50 ×', 'p99 ×'];
  const {lostTokens, lostConnections, doubledConnections, lostEvents, toldTwice, claimed} = stock;
  const lost = lostTokens.length + lostConnections.length + lostEvents.length;
  const doubled = doubledConnections.length + toldTwice.length;
  return `**${kind.name}**, ${kind.processes === 1 ? 'one process' : `${kind.processes} processes`}

${table([head, ...waves.map(waveRow)])}

${customers} customers connected a tariff, ${events} events were handled. Lost: ${lost}. Doubled: ${doubled}. Still claimed: ${claimed.length}. Told to the host again, because the killed server had told it: ${toldAgain}.`;
}

/** On PostgreSQL, whose memory is not the server's, where there is one. */
async function limitOf(limit: Limit, size?: number): Promise<string> {
  const kind = databases.at(-1);
  return kind ? within(t => reportLimit(t, kind, limit, size)) : '';
}

/** Prints a table when it is there, and gives it back. */
function shown(text: string): string {
  console.log(`${text}\n`);
  return text;
}

type Table = () => Promise<string>;

/** The parts of the report, with their tables in the order in which they are measured. */
const PARTS: Readonly<Record<string, readonly Table[]>> = {
  // First: nothing else has filled the memory of this process yet.
  limits: LIMITS.map(limit => () => limitOf(limit)),
  routes: databases.map(kind => () => routesOf(kind, ROUNDS)),
  day: databases.map(kind => () => dayOf(kind)),
};

/** Measures a part and writes it into bench/README.md. */
async function measurePart(name: string, tables: readonly Table[]) {
  const before = load();
  const texts: string[] = [];
  for (const measure of tables) texts.push(shown(await measure()));
  await writeReport(`server ${name}`, [machine(before), ...texts].join('\n\n'));
}

const {values} = parseArgs({
  options: {
    ...{limit: {type: 'string'}, size: {type: 'string'}},
    ...{quick: {type: 'boolean'}, part: {type: 'string'}},
  },
});
const size = values.size === undefined ? undefined : Number(values.size);
if (size !== undefined && !(Number.isInteger(size) && size > 0))
  throw new Error(`--size is ${values.size}, and has to be a whole number from 1.`);
if (size !== undefined && values.limit === undefined)
  throw new Error('--size needs --limit, which says what has this size.');

if (values.part !== undefined && !Object.hasOwn(PARTS, values.part))
  throw new Error(`--part is ${values.part}, and has to be ${Object.keys(PARTS).join(', ')}.`);

if (values.quick) {
  const before = load();
  for (const kind of databases) shown(await routesOf(kind, QUICK_ROUNDS));
  shown(machine(before));
} else if (values.limit === undefined) {
  for (const [name, tables] of Object.entries(PARTS))
    if ((values.part ?? name) === name) await measurePart(name, tables);
} else {
  const before = load();
  shown(await limitOf(findLimit(values.limit), size));
  shown(machine(before));
}
