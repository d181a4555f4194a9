import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import type {TestContext} from 'node:test';
import {build as viteBuild, mergeConfig, type InlineConfig, type Plugin} from 'vite';

/** Source files by their paths. */
type Sources = Readonly<Record<string, string>>;

/** A folder with these files, which is removed after the test. */
function folderOf(t: TestContext, sources: Sources): string {
  const folder = mkdtempSync(join(tmpdir(), 'flatpeak-build-'));
  t.after(() => rmSync(folder, {recursive: true}));
  for (const [path, text] of Object.entries(sources)) {
    mkdirSync(dirname(join(folder, path)), {recursive: true});
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/**
 * Builds `src/entry.ts` as a module with some plugins, as vite.config.ts builds the scripts.
 * @returns the folder of the built files
 */
export async function bundle(
  t: TestContext,
  sources: Sources,
  plugins: Plugin[],
  config: InlineConfig = {},
): Promise<string> {
  const root = folderOf(t, sources);
  const base: InlineConfig = {
    root,
    configFile: false,
    logLevel: 'silent',
    plugins,
    build: {
      target: 'es2022',
      lib: {entry: 'src/entry.ts', formats: ['es'], fileName: () => 'entry.mjs'},
      rolldownOptions: {output: {minify: false}},
    },
  };
  // Of a list, such as the formats, there is only one: merged lists are joined.
  const {lib, ...build} = config.build ?? {};
  const merged = mergeConfig(base, {...config, build});
  await viteBuild({...merged, build: {...merged.build, ...(lib && {lib})}});
  return join(root, 'dist');
}
