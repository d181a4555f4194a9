import {check} from './check.js';
import {isBrowser} from '../elements/register.js';

// What a bundler takes while a site is being built: the same, and it says what is amiss.
if (isBrowser()) check(document);

export * from '../index.js';
