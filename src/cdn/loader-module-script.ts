import {startLoader} from './loader.js';

// The loader for a module script. A module has no `currentScript`.
const script = [...document.scripts].find(({src}) => src === import.meta.url);

/** Loads the elements now; rejects if that fails. */
export const load = startLoader(script, import.meta.url);
