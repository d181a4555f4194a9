import type {SupportedApiVersion} from 'flatpeak-connect/server';

/** The releases of the service that a visitor can choose among, kept in a cookie of the site. */
const API_VERSIONS = ['zero', 'anode', 'busbar'] as const;

type ApiVersionName = (typeof API_VERSIONS)[number];

/** The one that a visitor has chosen; Zero, until then. */
export function apiVersionIn(cookie: string | undefined): ApiVersionName {
  const [, chosen] = /(?:^|;\s*)lowtide-api=(\w+)/.exec(cookie ?? '') ?? [];
  return API_VERSIONS.find(name => name === chosen) ?? 'zero';
}

/** What the companion speaks then: it does not know Busbar, whose sessions are the simulator's own. */
export const versionIn = (cookie: string | undefined): SupportedApiVersion =>
  apiVersionIn(cookie) === 'anode' ? 'anode' : 'zero';
