import type {SupportedApiVersion} from 'flatpeak-connect/server';

/** The API versions that a visitor can choose. The choice is in a cookie. */
const API_VERSIONS = ['zero', 'anode', 'busbar'] as const satisfies readonly SupportedApiVersion[];

/** The chosen API version; Zero by default. */
export function apiVersionIn(cookie: string | undefined): SupportedApiVersion {
  const [, chosen] = /(?:^|;\s*)lowtide-api=(\w+)/.exec(cookie ?? '') ?? [];
  return API_VERSIONS.find(name => name === chosen) ?? 'zero';
}
