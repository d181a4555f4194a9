import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {createHash} from 'node:crypto';
import {readdirSync, readFileSync} from 'node:fs';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {checkPackage, createPackageFromTarballData} from '@arethetypeswrong/core';
import {publint} from 'publint';
import {formatMessage} from 'publint/utils';
import {build} from 'vite';
import {VERSION} from '../../../src/elements/version.js';
import {npmCommand} from '../../dependencies.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const run = promisify(execFile);
const read = (path: string) => readFileSync(join(root, path), 'utf8');

interface Manifest {
  readonly version: string;
  readonly exports: Readonly<Record<string, string | {readonly default?: string}>>;
}
const manifest = JSON.parse(read('package.json')) as Manifest;

/** What can be imported: `flatpeak-connect`, `flatpeak-connect/element`, … */
const entries = Object.entries(manifest.exports)
  .filter(([, entry]) => typeof entry === 'object' && entry.default)
  .map(([path]) => path.replace('*', 'de').replace('.', 'flatpeak-connect'));

/** Of what a browser has, nothing: an entry that asks for it when it is loaded fails. */
async function inNode(code: string): Promise<string> {
  const {stdout, stderr} = await run(process.execPath, ['--input-type=module', '-e', code], {
    cwd: root,
  });
  assert.equal(stderr, '');
  return stdout.trim();
}

interface Chunk {
  readonly fileName: string;
  readonly code: string;
  readonly imports: readonly string[];
}

describe('the package', () => {
  let folder: string;
  let tarball: string;
  let files: string[];
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'flatpeak-pack-'));
    const [command, args] = npmCommand(['pack', '--json', '--pack-destination', folder]);
    const {stdout} = await run(command, args, {cwd: root});
    const packed = JSON.parse(stdout) as
      | {filename: string; files: {path: string}[]}[]
      | Record<string, {filename: string; files: {path: string}[]}>;
    const [pack] = Object.values(packed);
    assert.ok(pack);
    tarball = join(folder, pack.filename);
    files = pack.files.map(({path}) => path);
  });
  after(() => rm(folder, {recursive: true}));

  it('has the version that its elements say', () => assert.equal(VERSION, manifest.version));

  for (const entry of entries)
    it(`${entry} can be imported and required where there is no browser`, async () => {
      const names = await inNode(`console.log(Object.keys(await import('${entry}')).join())`);
      assert.notEqual(names, '');
      const require = "(await import('node:module')).createRequire(import.meta.url)";
      assert.equal(await inNode(`console.log(Object.keys(${require}('${entry}')).join())`), names);
    });

  it('defines nothing where there is no browser, however often it is asked', async () => {
    const code = `import {define} from 'flatpeak-connect'; define(); define('x-y'); console.log('well')`;
    assert.equal(await inNode(code), 'well');
  });

  /** What a bundler makes of all that an entry exports. */
  async function bundled(entry: string, ...conditions: string[]): Promise<string> {
    const input = '\0entry';
    const result = await build({
      root,
      configFile: false,
      logLevel: 'silent',
      resolve: {conditions: [...conditions, 'module', 'browser']},
      plugins: [
        {
          name: 'entry',
          resolveId: id => (id === input ? id : null),
          load: id => (id === input ? `export * from '${entry}'` : null),
        },
      ],
      build: {write: false, rolldownOptions: {input, preserveEntrySignatures: 'strict'}},
    });
    const {output} = result as unknown as {output: [Chunk, ...Chunk[]]};
    // The entry, and what it imports at once: bundlers share code between it and later chunks.
    const chunks = new Set<Chunk>([output[0]]);
    for (const {imports} of chunks)
      for (const chunk of output) if (imports.includes(chunk.fileName)) chunks.add(chunk);
    return [...chunks].map(({code}) => code).join('\n');
  }

  it('says what is amiss while a site is being built, and has nothing of that for customers', async () => {
    const sentence = 'Shows nothing until ';
    assert.ok((await bundled('flatpeak-connect', 'development')).includes(sentence));
    assert.equal((await bundled('flatpeak-connect')).includes(sentence), false);
    for (const script of ['flatpeak-connect.js', 'flatpeak-connect.mjs'])
      assert.equal(read(`dist/cdn/${script}`).includes(sentence), false);
  });

  it('its parts can be bundled, each alone, and the prices without the conversation', async () => {
    const bundles = new Map<string, string>();
    for (const entry of entries.filter(name => !/server|simulator/.test(name)))
      bundles.set(entry, await bundled(entry));
    const holds = (name: string, text: string) =>
      bundles.get(`flatpeak-connect/${name}`)?.includes(text);
    assert.ok(holds('element', 'session_restore'));
    assert.ok(holds('settings-element', 'session_restore'));
    assert.equal(holds('prices-element', 'session_restore'), false);
  });

  it('holds what was built and says what it is, and nothing else', () => {
    const kinds = [
      /^dist\/cdn\/flatpeak-(connect|loader|first-page)\.m?js(\.map)?$/,
      /^dist\/cdn\/flatpeak-check\.mjs(\.map)?$/,
      /^dist\/cdn\/flatpeak-(deferred|rare|classic)-[\w-]{8}\.mjs(\.map)?$/,
      /^dist\/cdn\/messages\/(vpp-)?[a-z]{2}\.json$/,
      /^dist\/cdn\/(sri\.json|licenses\.md)$/,
      /^dist\/page\/(index\.html|page\.json|flatpeak-page\.css|licenses\.md)$/,
      /^dist\/page\/flatpeak-(page|connect|(deferred|rare)-[\w-]{8})\.mjs(\.map)?$/,
      /^dist\/page\/messages\/(vpp-)?[a-z]{2}\.json$/,
      /^dist\/page\/headers\/(_headers|apache\.htaccess|Caddyfile|nginx\.conf)$/,
      /^dist\/esm\/.+\.js(\.map)?$/,
      /^dist\/types\/.+\.d\.ts(\.map)?$/,
      /^types\/[a-z0-9-]+\.d\.ts$/,
      /^editors\/[a-z-]+\.json$/,
      /^(package\.json|README\.md|LICENSE|custom-elements\.json)$/,
    ];
    for (const kind of kinds)
      assert.ok(
        files.some(path => kind.test(path)),
        String(kind),
      );
    assert.deepEqual(
      files.filter(path => !kinds.some(kind => kind.test(path))),
      [],
    );
  });

  it('gives the licence of each library that the scripts carry', () => {
    const {dependencies} = JSON.parse(read('package.json')) as {dependencies: object};
    const licences = read('dist/cdn/licenses.md');
    // The loader and the script for the first page carry none.
    const scripts = /^flatpeak-(?!loader|first-page).+\.m?js$/;
    for (const name of readdirSync(join(root, 'dist/cdn')).filter(name => scripts.test(name)))
      assert.match(read(`dist/cdn/${name}`), /^\/\*! For licences see licenses\.md/);
    for (const name of Object.keys(dependencies))
      assert.match(licences, new RegExp(`^## ${name} - [^]*?Copyright \\(c\\)`, 'm'));
  });

  it('is clean for publint', async () => {
    const pkg = JSON.parse(read('package.json')) as Parameters<typeof formatMessage>[1];
    const {messages} = await publint({pkgDir: root, strict: true, pack: 'npm'});
    assert.deepEqual(
      messages.map(message => formatMessage(message, pkg)),
      [],
    );
  });

  it('has types that are right for every resolution that knows its exports', async () => {
    const pack = createPackageFromTarballData(new Uint8Array(await readFile(tarball)));
    const analysis = await checkPackage(pack);
    assert.ok(analysis.types);
    const problems = analysis.problems.filter(
      problem =>
        // Modules alone, for what is older than `exports` or requires.
        !('resolutionKind' in problem && /node10|node16-cjs/.test(problem.resolutionKind)) &&
        problem.kind !== 'CJSResolvesToESM',
    );
    assert.deepEqual(problems, []);
  });

  it('has the hashes of its scripts in sri.json', () => {
    const hashes = JSON.parse(read('dist/cdn/sri.json')) as Record<string, string>;
    for (const name of ['flatpeak-connect.js', 'flatpeak-connect.mjs']) {
      const hash = createHash('sha384').update(readFileSync(join(root, 'dist/cdn', name)));
      assert.equal(hashes[name], `sha384-${hash.digest('base64')}`);
    }
  });
});
