import {readdirSync} from 'node:fs';
import type {Plugin} from 'vite';
import {sha256} from './hashes.js';

type Messages = Readonly<Record<string, string>>;

const COMPILED = new URL('../dist/esm/messages/', import.meta.url);
const SOURCES = new URL('../src/messages/', import.meta.url);

/** The languages in a folder, except English, which is in the script. */
function languagesIn(folder: URL): string[] {
  const names = readdirSync(folder).flatMap(name => /^([a-z]{2})\.[jt]s$/.exec(name)?.[1] ?? []);
  return names.filter(language => language !== 'en');
}

async function readCompiled(language: string): Promise<Messages> {
  const module = (await import(new URL(`${language}.js`, COMPILED).href)) as Record<string, object>;
  return module[language] as Messages;
}

/**
 * A language as JSON: its sentences in the order of the English keys, which the script has, then by
 * key the sentences that English lacks, such as further plurals.
 */
export function languageJson(messages: Messages, english: Messages): string {
  const sentences = Object.keys(english).map(key => messages[key]);
  const others = Object.entries(messages).filter(([key]) => !(key in english));
  return JSON.stringify([sentences, Object.fromEntries(others)]);
}

/** `LANGUAGES` of src/cdn/language-files.ts: the hash of each language file. */
const define = (hashes: Readonly<Record<string, string>>) => ({
  define: {LANGUAGES: JSON.stringify(hashes)},
});

/**
 * Emits the language files beside the script. Reads the compiled messages, so `build:esm` comes
 * first.
 */
export function languageFiles(): Plugin {
  let files: Readonly<Record<string, string>>;
  return {
    name: 'language-files',
    apply: 'build',
    async config() {
      const english = await readCompiled('en');
      const entries = languagesIn(COMPILED).map(async language => [
        language,
        languageJson(await readCompiled(language), english),
      ]);
      files = Object.fromEntries(await Promise.all(entries)) as typeof files;
      return define(
        Object.fromEntries(Object.entries(files).map(([name, text]) => [name, sha256(text)])),
      );
    },
    generateBundle() {
      for (const [language, source] of Object.entries(files))
        this.emitFile({type: 'asset', fileName: `messages/${language}.json`, source});
    },
  };
}

/** The path of a language file, beside whichever page or script asks for it. */
const LANGUAGE_PATH = /\/messages\/([a-z]{2})\.json$/;

/** Development server: makes each language file from its source, on request and without a hash. */
export function serveLanguageFiles(): Plugin {
  return {
    name: 'serve-language-files',
    apply: 'serve',
    config: () => define(Object.fromEntries(languagesIn(SOURCES).map(name => [name, '']))),
    configureServer(server) {
      const read = async (language: string): Promise<Messages> => {
        const module = await server.ssrLoadModule(`/src/messages/${language}.ts`);
        return module[language] as Messages;
      };
      server.middlewares.use((request, response, next) => {
        const [, language] = LANGUAGE_PATH.exec(request.url ?? '') ?? [];
        if (!language) return next();
        Promise.all([read(language), read('en')]).then(([messages, english]) => {
          response.setHeader('content-type', 'application/json');
          response.end(languageJson(messages, english));
        }, next);
      });
    },
  };
}
