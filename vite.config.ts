import {defineConfig, type LibraryOptions, type Plugin, type UserConfig} from 'vite';
import {deferredChunk} from './build/deferred-chunk.js';
import {deferredImport} from './build/deferred-import.js';
import {hostedPage} from './build/hosted-page.js';
import {reloadSite} from './build/reload-site.js';
import {inlineDeferredPages} from './build/inline-deferred-pages.js';
import {integrity} from './build/integrity.js';
import {languageFiles, serveLanguageFiles} from './build/language-files.js';
import {CDN_FOLDER, moduleHash} from './build/module-hash.js';
import {minifyScripts} from './build/minify-scripts.js';
import {minifyTemplates} from './build/minify-templates.js';
import {trustedTypesPolicy} from './build/trusted-types-policy.js';

interface Script {
  readonly plugins: Plugin[];
  readonly lib: LibraryOptions;
  /** How its chunks are named; by default `flatpeak-deferred-<hash>.mjs`. */
  readonly chunks?: string | ((chunk: {readonly name: string}) => string);
  /** A comment that begins the script, where it contains packages. */
  readonly preamble?: string;
  /** The folder of a script that is not for a site's own page. */
  readonly outDir?: string;
}

const LICENCES = '/*! For licences see licenses.md beside this file. */';

/** The scripts for script tags, one per mode. */
const SCRIPTS = {
  /** Diagnostics for developers, beside either of the others. */
  check: {
    preamble: LICENCES,
    plugins: [],
    lib: {
      entry: 'src/cdn/dev-check-script.ts',
      formats: ['es'],
      fileName: () => 'flatpeak-check.mjs',
    },
  },
  /** The classic script: all but the pages that few sites have, and a chunk with those. */
  production: {
    preamble: LICENCES,
    plugins: [inlineDeferredPages(), deferredChunk('FlatpeakConnect')],
    chunks: 'flatpeak-classic-[hash].mjs',
    lib: {
      entry: 'src/cdn/classic-script.ts',
      formats: ['es'],
      fileName: () => 'flatpeak-connect.js',
    },
  },
  /** The module: an entry for the first page, and a deferred chunk. */
  module: {
    preamble: LICENCES,
    plugins: [deferredImport(), deferredChunk()],
    chunks: ({name}) => `flatpeak-${name === 'rare' ? name : 'deferred'}-[hash].mjs`,
    lib: {
      entry: 'src/cdn/module-script.ts',
      formats: ['es'],
      fileName: () => 'flatpeak-connect.mjs',
    },
  },
  /** What loads the module when a customer means to use it, for a module script. */
  loader: {
    plugins: [moduleHash()],
    lib: {
      entry: 'src/cdn/loader-module-script.ts',
      formats: ['es'],
      fileName: () => 'flatpeak-loader.mjs',
    },
  },
  /** The same for a classic script. */
  'classic-loader': {
    plugins: [moduleHash()],
    lib: {
      entry: 'src/cdn/loader-classic-script.ts',
      name: 'FlatpeakLoader',
      formats: ['iife'],
      fileName: () => 'flatpeak-loader.js',
    },
  },
  /** What asks for the first page while the module is on its way, for the HTML of a page. */
  'first-page': {
    plugins: [],
    lib: {
      entry: 'src/cdn/first-page-script.ts',
      name: 'FlatpeakFirstPage',
      formats: ['iife'],
      fileName: () => 'flatpeak-first-page.js',
    },
  },
  /** The script of the hosted page, with the page around it. */
  page: {
    outDir: 'dist/page',
    plugins: [hostedPage()],
    lib: {
      entry: 'src/cdn/page-script.ts',
      formats: ['es'],
      fileName: () => 'flatpeak-page.mjs',
    },
  },
} satisfies Record<string, Script>;

const DEV_ENTRIES = ['src/cdn/module-script.ts', 'src/cdn/deferred-chunk.ts'];

/** The development server, which `npm run dev` starts: see demo/dev-server.ts. */
const DEVELOPMENT: UserConfig = {
  appType: 'custom',
  publicDir: false,
  plugins: [reloadSite(), deferredImport(), serveLanguageFiles()],
  // Both before the first request: packages that are found later make Vite reload the page.
  optimizeDeps: {entries: DEV_ENTRIES},
  server: {warmup: {clientFiles: DEV_ENTRIES}},
};

function scriptConfig({
  plugins,
  lib,
  chunks,
  preamble = '',
  outDir = CDN_FOLDER,
}: Script): UserConfig {
  return {
    plugins: [
      minifyTemplates(),
      trustedTypesPolicy(),
      languageFiles(),
      ...plugins,
      minifyScripts(preamble),
      ...(outDir === CDN_FOLDER ? [integrity()] : []),
    ],
    // A library build leaves this to its consumer; a script tag has none.
    define: {'process.env.NODE_ENV': '"production"'},
    build: {
      target: 'es2022',
      outDir,
      // The scripts for sites come from several builds.
      emptyOutDir: outDir !== CDN_FOLDER,
      // A comment would be a fiftieth of a loader.
      sourcemap: preamble ? true : 'hidden',
      // The bundled packages require that their licences accompany every copy. A loader has none.
      license: preamble ? {fileName: 'licenses.md'} : false,
      lib,
      rolldownOptions: {
        // Keeps everything that the first page needs in the entry, including what the deferred
        // chunk shares with it.
        preserveEntrySignatures: 'allow-extension',
        checks: {pluginTimings: false},
        output: {
          // Vite does not fully minify ES modules of a library: see build/minify-scripts.ts.
          minify: false,
          chunkFileNames: chunks ?? 'flatpeak-deferred-[hash].mjs',
        },
      },
    },
  };
}

export default defineConfig(({mode}) =>
  mode === 'dev' ? DEVELOPMENT : scriptConfig(SCRIPTS[mode as keyof typeof SCRIPTS]),
);
