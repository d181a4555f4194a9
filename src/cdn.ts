import {loadMessagesFrom} from './messages/catalogues.js';
import type {Messages} from './messages/translator.js';

// What the build makes of the whole: the elements, and the other languages beside the script.
export * from './index.js';

/** The hash of each language's file, for `integrity`. Written by the build. */
declare const LANGUAGES: Readonly<Record<string, string>>;

/** Milliseconds that an element waits for its language before it speaks English. */
const PATIENCE = 5000;

const script = document.currentScript as HTMLScriptElement | null;
const here = script?.src ?? import.meta.url;

loadMessagesFrom({
  languages: Object.keys(LANGUAGES),
  async load(language) {
    const response = await fetch(new URL(`messages/${language}.json`, here), {
      integrity: LANGUAGES[language] ?? '',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return (await response.json()) as Messages;
  },
});
