import {check} from './check.js';
import {isBrowser} from '../elements/register.js';

// The package's entry for the `development` condition of bundlers: the same exports, with checks.
if (isBrowser()) check(document);

export * from '../index.js';
