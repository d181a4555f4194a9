import {check} from '../dev/check.js';

// A script of its own, for developers: a page loads it beside either of the other scripts.
check(document);
