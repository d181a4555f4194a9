import {readdirSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
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

/** The catalogues: their folder below `messages`, the name of an export, and that of a file. */
const CATALOGUES = [
  {folder: '', nameOf: (language: string) => language, fileOf: (language: string) => language},
  {
    folder: 'vpp/',
    nameOf: (language: string) => `vpp${language.charAt(0).toUpperCase()}${language.slice(1)}`,
    fileOf: (language: string) => `vpp-${language}`,
  },
] as const;

type Catalogue = (typeof CATALOGUES)[number];

async function readCompiled({folder, nameOf}: Catalogue, language: string): Promise<Messages> {
  const url = new URL(`${folder}${language}.js`, COMPILED).href;
  const module = (await import(url)) as Record<string, object>;
  return module[nameOf(language)] as Messages;
}

/** The modules that load the texts for virtual power plants, and what takes their place. */
const VPP_LANGUAGES = /\/messages\/vpp\/catalogue\.ts$/;
const VPP_LANGUAGE_FILES = fileURLToPath(new URL('../src/cdn/vpp-languages.ts', import.meta.url));

/** Loads the texts for virtual power plants from files, too: see src/cdn/vpp-languages.ts. */
const vppLanguageFiles: Plugin['resolveId'] = {
  filter: {id: /^\.\/languages\.js$/},
  handler: (_, importer = '') => (VPP_LANGUAGES.test(importer) ? VPP_LANGUAGE_FILES : null),
};

/**
 * A language as JSON: its sentences in the order of the English keys, which the script has, then by
 * key the sentences that English lacks, such as further plurals.
 */
export function languageJson(messages: Messages, english: Messages): string {
  const sentences = Object.keys(english).map(key => messages[key]);
  const others = Object.entries(messages).filter(([key]) => !(key in english));
  return JSON.stringify([sentences, Object.fromEntries(others)]);
}

type Hashes = Readonly<Record<string, string>>;

/** The hash of each language file, for src/cdn/language-files.ts and src/cdn/vpp-languages.ts. */
const define = ([languages, vppLanguages]: readonly Hashes[]) => ({
  define: {
    LANGUAGES: JSON.stringify(languages),
    VPP_LANGUAGES_HASHES: JSON.stringify(vppLanguages),
  },
});

/**
 * Emits the language files beside the script. Reads the compiled messages, so `build:esm` comes
 * first.
 */
export function languageFiles(): Plugin {
  const files = new Map<string, string>();
  const writeAll = async (catalogue: Catalogue): Promise<Hashes> => {
    const english = await readCompiled(catalogue, 'en');
    const entries = languagesIn(COMPILED).map(async language => {
      const json = languageJson(await readCompiled(catalogue, language), english);
      files.set(catalogue.fileOf(language), json);
      return [language, sha256(json)];
    });
    return Object.fromEntries(await Promise.all(entries)) as Hashes;
  };
  return {
    name: 'language-files',
    enforce: 'pre',
    apply: 'build',
    config: async () => define(await Promise.all(CATALOGUES.map(writeAll))),
    resolveId: vppLanguageFiles,
    generateBundle() {
      for (const [name, source] of files)
        this.emitFile({type: 'asset', fileName: `messages/${name}.json`, source});
    },
  };
}

/** The path of a language file, beside whichever page or script asks for it. */
const LANGUAGE_PATH = /\/messages\/(vpp-)?([a-z]{2})\.json$/;

/** Development server: makes each language file from its source, on request and without a hash. */
export function serveLanguageFiles(): Plugin {
  const noHashes = () => Object.fromEntries(languagesIn(SOURCES).map(name => [name, '']));
  return {
    name: 'serve-language-files',
    enforce: 'pre',
    apply: 'serve',
    config: () => define(CATALOGUES.map(noHashes)),
    resolveId: vppLanguageFiles,
    configureServer(server) {
      const read = async ({folder, nameOf}: Catalogue, language: string): Promise<Messages> => {
        const module = await server.ssrLoadModule(`/src/messages/${folder}${language}.ts`);
        return module[nameOf(language)] as Messages;
      };
      server.middlewares.use((request, response, next) => {
        const [, prefix, language] = LANGUAGE_PATH.exec(request.url ?? '') ?? [];
        if (!language) return next();
        const catalogue = CATALOGUES[prefix ? 1 : 0];
        Promise.all([read(catalogue, language), read(catalogue, 'en')]).then(
          ([messages, english]) => {
            response.setHeader('content-type', 'application/json');
            response.end(languageJson(messages, english));
          },
          next,
        );
      });
    },
  };
}
