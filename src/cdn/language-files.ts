import {loadMessagesFrom, type CompactMessages} from '../messages/catalogues.js';

/** The hash of each language's file, for `integrity`. Written by the build. */
declare const LANGUAGES: Readonly<Record<string, string>>;

/** Milliseconds that an element waits for its language before it speaks English. */
const PATIENCE = 5000;

/** The other languages are beside the script. */
export function loadMessagesBeside(script: string): void {
  loadMessagesFrom({
    languages: Object.keys(LANGUAGES),
    async load(language) {
      const response = await fetch(new URL(`messages/${language}.json`, script), {
        integrity: LANGUAGES[language] ?? '',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        signal: AbortSignal.timeout(PATIENCE),
      });
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      return (await response.json()) as CompactMessages;
    },
  });
}
