import type {Scope} from '../../test/support/server/listen.js';
import type {DatabaseKind} from '../databases.js';
import {reportCompletes} from './complete.js';
import {reportSweep} from './sweep.js';
import {reportTariffs} from './tariffs.js';
import {reportWebhooks} from './webhooks.js';

/** Something that a server is asked far more of than on a usual day. */
export interface Limit {
  /** What it is called on the command line. */
  readonly name: string;
  /** @param size how much it was */
  readonly title: (size: string) => string;
  /** How much is asked of the server. */
  readonly size: number;
  readonly report: (t: Scope, kind: DatabaseKind, size: number) => Promise<string>;
}

export const LIMITS: readonly Limit[] = [
  {
    name: 'complete',
    title: size => `${size} \`complete\` at once for one customer`,
    size: 100,
    report: reportCompletes,
  },
  {
    name: 'tariffs',
    title: size => `\`tariffs\` with ${size} locations`,
    size: 60,
    report: reportTariffs,
  },
  {
    name: 'webhooks',
    title: size => `${size} different webhooks`,
    size: 100_000,
    report: reportWebhooks,
  },
  {
    name: 'sweep',
    title: size => `\`catchUp\` with ${size} open sessions`,
    size: 100_000,
    report: reportSweep,
  },
];

/** @throws Error if there is no such limit */
export function findLimit(name: string): Limit {
  const limit = LIMITS.find(limit => limit.name === name);
  if (limit) return limit;
  const names = LIMITS.map(({name}) => name).join(', ');
  throw new Error(`There is no limit ${name}: there are ${names}.`);
}

/** The paragraph of one limit, with its title. */
export async function reportLimit(
  t: Scope,
  kind: DatabaseKind,
  {title, report, size: usual}: Limit,
  size = usual,
): Promise<string> {
  const text = await report(t, kind, size);
  return `**${title(size.toLocaleString('en'))}**, ${kind.name}\n\n${text}`;
}
