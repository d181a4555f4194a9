import {check} from '../dev/check.js';

// A script of its own, beside either of the others while a page is being built.
check(document);
