import {anode} from './anode.js';
import {zero} from './zero.js';
import type {Version} from './version.js';

/** The releases of the service's API that this server speaks. */
const VERSIONS = {zero, anode} as const satisfies Record<string, Version>;

export type VersionName = keyof typeof VERSIONS;

/**
 * The release of a name, Zero where none is given.
 * @throws TypeError where there is none of this name
 */
export function versionOf(name: VersionName = 'zero'): Version {
  if (Object.hasOwn(VERSIONS, name)) return VERSIONS[name];
  throw new TypeError(`The option version is none of ${Object.keys(VERSIONS).join(', ')}.`);
}
