import type {ApiVersion} from '../../protocol/api-versions.js';
import {VERSION_HEADERS, apiVersionOf} from '../world/api-version.js';
import {Refusal} from '../world/errors.js';
import type {SimulatorContext} from '../world/context.js';

/** The header that names a version, of requests and answers. */
export const VERSION_HEADER = 'flatpeak-version';

/** The version that a request is answered in, and why that is not the one it asked for. */
export interface AskedVersion {
  readonly apiVersion: ApiVersion;
  readonly refusal?: Refusal;
}

const refused = (apiVersion: ApiVersion, message: string): AskedVersion => ({
  apiVersion,
  refusal: new Refusal('api_version_not_supported', message),
});

/** What the header asks for; the account's own version where there is none. An account never goes back. */
export function askedVersion(
  {apiVersion: usual}: SimulatorContext,
  {headers}: Request,
): AskedVersion {
  const asked = headers.get(VERSION_HEADER);
  if (asked === null) return {apiVersion: usual};
  const apiVersion = apiVersionOf(asked);
  if (!apiVersion) return refused(usual, `There is no version ${asked} of the API.`);
  const own = VERSION_HEADERS[usual];
  // Versions begin with their day.
  if (VERSION_HEADERS[apiVersion] >= own) return {apiVersion};
  return refused(usual, `Version ${asked} is older than ${own}, the default of the account.`);
}
