import {loadMessagesFrom, type CompactMessages} from '../messages/catalogues.js';

/** The SRI hash of each language's file. Defined by the build: see build/language-files.ts. */
declare const LANGUAGES: Readonly<Record<string, string>>;

/** Time limit for a language file; after that the element falls back to English. */
const LANGUAGE_TIMEOUT_MS = 5000;

/** Loads the messages of other languages from beside the script. */
export function loadMessagesBeside(scriptUrl: string): void {
  // The build replaces each mention by the whole table.
  const hashes = LANGUAGES;
  loadMessagesFrom({
    languages: Object.keys(hashes),
    async load(file, hash = hashes[file] ?? '') {
      const response = await fetch(new URL(`messages/${file}.json`, scriptUrl), {
        integrity: hash,
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        signal: AbortSignal.timeout(LANGUAGE_TIMEOUT_MS),
      });
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      return (await response.json()) as CompactMessages;
    },
  });
}
