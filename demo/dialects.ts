import type {VersionName} from 'flatpeak-connect/server';

/** The releases of the service that a visitor can choose among, kept in a cookie of the site. */
const DIALECTS = ['zero', 'anode', 'busbar'] as const;

type DialectName = (typeof DIALECTS)[number];

/** The one that a visitor has chosen; Zero, until then. */
export function dialectIn(cookie: string | undefined): DialectName {
  const [, chosen] = /(?:^|;\s*)lowtide-api=(\w+)/.exec(cookie ?? '') ?? [];
  return DIALECTS.find(name => name === chosen) ?? 'zero';
}

/** What the companion speaks then: it does not know Busbar, whose sessions are the simulator's own. */
export const versionIn = (cookie: string | undefined): VersionName =>
  dialectIn(cookie) === 'anode' ? 'anode' : 'zero';
