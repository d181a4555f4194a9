// All sentences beside one another compress best.
import '../messages/en.js';
import {loadMessagesBeside} from './language-files.js';

// The classic script: the elements, with everything that they ever show.
export * from '../index.js';

const script = document.currentScript as HTMLScriptElement | null;
loadMessagesBeside(script?.src ?? document.baseURI);
