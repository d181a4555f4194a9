import {fileURLToPath} from 'node:url';
import {build} from 'vite';

const PAGES = fileURLToPath(new URL('pages/', import.meta.url));

/** The scripts of the pages that are built: each is one file with all that it imports. */
const SCRIPTS = [
  {path: '/bare.js', entry: 'bare.js', isMinified: false},
  {path: '/react.js', entry: 'react/index.tsx', isMinified: true},
];

/** Builds a script for production, in memory. */
async function scriptOf(entry: string, isMinified: boolean): Promise<Buffer> {
  const result = await build({
    root: PAGES,
    configFile: false,
    logLevel: 'error',
    define: {'process.env.NODE_ENV': '"production"'},
    build: {
      write: false,
      target: 'es2023',
      minify: isMinified,
      rolldownOptions: {input: PAGES + entry, output: {format: 'iife'}},
    },
  });
  const outputs = [result].flat().flatMap(built => ('output' in built ? built.output : []));
  const [chunk] = outputs;
  if (chunk?.type !== 'chunk' || outputs.length > 1)
    throw new Error(`${entry} did not become one script.`);
  return Buffer.from(chunk.code);
}

/** The built scripts of the bench's pages by their paths on the site. */
export async function buildScripts(): Promise<Map<string, Buffer>> {
  const built = SCRIPTS.map(
    async ({path, entry, isMinified}) => [path, await scriptOf(entry, isMinified)] as const,
  );
  return new Map(await Promise.all(built));
}
