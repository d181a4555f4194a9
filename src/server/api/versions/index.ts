import {anode} from './anode.js';
import {busbar} from './busbar.js';
import {zero} from './zero.js';
import type {VersionAdapter} from './version.js';

/** The API versions that this server supports. */
const ADAPTERS = {zero, anode, busbar} as const satisfies Record<string, VersionAdapter>;

/** An API version that the server supports. */
export type SupportedApiVersion = keyof typeof ADAPTERS;

/**
 * The adapter for an API version.
 * @throws TypeError if the version is not supported
 */
export function adapterFor(apiVersion: SupportedApiVersion = 'zero'): VersionAdapter {
  if (Object.hasOwn(ADAPTERS, apiVersion)) return ADAPTERS[apiVersion];
  throw new TypeError(`The option apiVersion must be one of ${Object.keys(ADAPTERS).join(', ')}.`);
}
