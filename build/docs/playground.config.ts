import {fileURLToPath} from 'node:url';
import {defineConfig} from 'vite';
import {manifest} from './playground-manifest.js';
import {staticFiles} from './playground-files.js';

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const outDir = at('docs/public/playground');

/** The playground: three scripts, and static files beside them, for VitePress to copy. */
export default defineConfig({
  root: at('docs/playground'),
  base: './',
  publicDir: at('build/docs/playground-static'),
  resolve: {
    alias: {
      'flatpeak-connect/simulator': at('src/simulator/index.ts'),
      'flatpeak-connect/server': at('src/server/index.ts'),
    },
  },
  plugins: [manifest(new URL('../../custom-elements.json', import.meta.url)), staticFiles(outDir)],
  define: {'process.env.NODE_ENV': '"production"'},
  build: {
    target: 'es2022',
    outDir,
    emptyOutDir: true,
    modulePreload: false,
    rolldownOptions: {
      input: {
        app: at('docs/playground/app/app.ts'),
        frame: at('docs/playground/frame/frame.ts'),
        provider: at('docs/playground/provider/provider.ts'),
      },
      // A peer dependency of the companion, which does without it.
      external: ['@opentelemetry/api'],
      preserveEntrySignatures: 'strict',
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
      },
    },
  },
});
