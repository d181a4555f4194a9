import type {Dialect} from '../../protocol/routes.js';
import {API_VERSIONS, dialectOf} from '../world/dialect.js';
import {Refusal} from '../world/errors.js';
import type {World} from '../world/store.js';

/** The header that names a version, of requests and answers. */
export const VERSION_HEADER = 'flatpeak-version';

/** The version that a request is answered in, and why that is not the one it asked for. */
export interface AskedVersion {
  readonly dialect: Dialect;
  readonly refusal?: Refusal;
}

const refused = (dialect: Dialect, message: string): AskedVersion => ({
  dialect,
  refusal: new Refusal('api_version_not_supported', message),
});

/** What the header asks for; the account's own version where there is none. An account never goes back. */
export function askedVersion({dialect: usual}: World, {headers}: Request): AskedVersion {
  const asked = headers.get(VERSION_HEADER);
  if (asked === null) return {dialect: usual};
  const dialect = dialectOf(asked);
  if (!dialect) return refused(usual, `There is no version ${asked} of the API.`);
  const own = API_VERSIONS[usual];
  // Versions begin with their day.
  if (API_VERSIONS[dialect] >= own) return {dialect};
  return refused(usual, `Version ${asked} is older than ${own}, the default of the account.`);
}
