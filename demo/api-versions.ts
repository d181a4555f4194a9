import type {SupportedApiVersion} from 'flatpeak-connect/server';

/** The API versions that a visitor can choose. The choice is in a cookie. */
const API_VERSIONS = ['zero', 'anode', 'busbar'] as const;

type ApiVersionName = (typeof API_VERSIONS)[number];

/** The chosen API version; Zero by default. */
export function apiVersionIn(cookie: string | undefined): ApiVersionName {
  const [, chosen] = /(?:^|;\s*)lowtide-api=(\w+)/.exec(cookie ?? '') ?? [];
  return API_VERSIONS.find(name => name === chosen) ?? 'zero';
}

/** The companion's API version. It has no Busbar: the simulator opens these sessions itself. */
export const versionIn = (cookie: string | undefined): SupportedApiVersion =>
  apiVersionIn(cookie) === 'anode' ? 'anode' : 'zero';
