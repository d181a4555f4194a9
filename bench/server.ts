// npm run bench:server: the companion server's routes on loopback, a bad day of it, and what it does
// at its limits. Writes its tables into bench/README.md, between the two markers.
//   npm run bench:server -- --limit sweep --size 1000     one limit of this size, printed only
import {parseArgs} from 'node:util';
import type {Scope} from '../test/support/server/listen.js';
import {databases, type DatabaseKind} from './databases.js';
import {measureDay, type MeasuredWave} from './day.js';
import {findLimit, LIMITS, reportLimit, type Limit} from './limits/index.js';
import {round, table} from './numbers.js';
import {load, machine, writeReport} from './readme.js';
import {measureRoutes} from './routes.js';

/** Runs something, and ends whatever it started, the latest first. */
async function within<T>(work: (t: Scope) => Promise<T>): Promise<T> {
  const ends: (() => unknown)[] = [];
  try {
    return await work({after: end => void ends.push(end)});
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

async function routesOf(kind: DatabaseKind): Promise<string> {
  const measured = await within(t => measureRoutes(t, kind));
  const rows = measured.map(({name, figures, ratio}) => [
    name,
    ...[figures.rate, figures.p50, figures.p99, ratio.rate, ratio.p50, ratio.p99].map(round),
  ]);
  const head = ['', 'requests/s', 'p50 ms', 'p99 ms', 'requests/s ×', 'p50 ×', 'p99 ×'];
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

async function measureAll() {
  const before = load();
  const limits: string[] = [];
  // First: nothing else has filled the memory of this process yet.
  for (const limit of LIMITS) limits.push(shown(await limitOf(limit)));
  const routes: string[] = [];
  const days: string[] = [];
  for (const kind of databases) {
    routes.push(shown(await routesOf(kind)));
    days.push(shown(await dayOf(kind)));
  }
  const parts = {Routes: routes, 'A bad day': days, 'At the limits': limits};
  const report = Object.entries(parts).flatMap(([title, texts]) => [`### ${title}`, ...texts]);
  await writeReport('server', [machine(before), ...report].join('\n\n'));
}

const {values} = parseArgs({options: {limit: {type: 'string'}, size: {type: 'string'}}});
const size = values.size === undefined ? undefined : Number(values.size);
if (size !== undefined && !(Number.isInteger(size) && size > 0))
  throw new Error(`--size is ${values.size}, and has to be a whole number from 1.`);
if (size !== undefined && values.limit === undefined)
  throw new Error('--size needs --limit, which says what has this size.');

if (values.limit === undefined) await measureAll();
else {
  const before = load();
  shown(await limitOf(findLimit(values.limit), size));
  shown(machine(before));
}
