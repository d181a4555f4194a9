// All sentences side by side compress best.
import '../messages/en.js';
import {loadMessagesBeside} from './language-files.js';

// The classic script: all elements and pages in one file.
export * from '../index.js';

const script = document.currentScript as HTMLScriptElement | null;
loadMessagesBeside(script?.src ?? document.baseURI);
