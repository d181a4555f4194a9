import {startLoader} from './loader.js';

// The loader for a classic script, which has a `currentScript` while it runs.
const script = document.currentScript as HTMLScriptElement;
startLoader(script, script.src);
