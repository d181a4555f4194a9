// npm run bench:server: the companion server's routes on loopback, and a bad day of it. Writes its
// tables into bench/README.md, between the two markers.
import type {Scope} from '../test/support/server/listen.js';
import {databases, type DatabaseKind} from './databases.js';
import {measureDay, type MeasuredWave} from './day.js';
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

/** Prints a table when it is there, and gives it back. */
function shown(text: string): string {
  console.log(`${text}\n`);
  return text;
}

async function main() {
  const before = load();
  const routes: string[] = [];
  const days: string[] = [];
  for (const kind of databases) {
    routes.push(shown(await routesOf(kind)));
    days.push(shown(await dayOf(kind)));
  }
  const report = [machine(before), '### Routes', ...routes, '### A bad day', ...days];
  await writeReport('server', report.join('\n\n'));
}

await main();
