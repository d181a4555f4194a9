import assert from 'node:assert/strict';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import ts from 'typescript';
import {isTariffKind} from '../../../src/core/index.js';
import {docsBlocks, docsPages, read, type Block} from '../../support/docs-blocks.js';
import {readSettings} from '../../../src/program/settings/settings.js';
import {setUp, textAt} from '../../support/simulator/client.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * The samples for apps: their languages and packages are not here. The files that they use are checked
 * by test/frameworks/webview.test.ts.
 */
const isForApp = ({page}: Block) => page.startsWith('docs/guide/app/');

const blocks = docsBlocks().filter(block => !isForApp(block));
const of = (language: string) => blocks.filter(block => block.language === language);

type Section = 'attributes' | 'cssParts' | 'cssProperties' | 'cssStates' | 'slots';
interface Described {
  readonly name: string;
  readonly type?: {readonly text: string};
}
interface Declaration extends Readonly<Partial<Record<Section, readonly Described[]>>> {
  readonly tagName: string;
}
const {modules} = JSON.parse(read('custom-elements.json')) as {
  modules: {declarations: Declaration[]}[];
};
const elements = modules.flatMap(({declarations}) => declarations);
const names = (section: Section) =>
  new Set(elements.flatMap(element => element[section] ?? []).map(({name}) => name));

/** What the code of the pages takes as given, where it has no imports of its own. */
const GIVEN = `
  import 'flatpeak-connect';
  import type {Express} from 'express';
  import type * as server from 'flatpeak-connect/server';
  import type * as node from 'flatpeak-connect/server/node';
  declare global {
    interface Env {key: string}
    const app: Express;
    const options: server.FlatpeakServerOptions;
    function flatpeak(env: Env): server.FlatpeakServer;
    function fetchToken(): Promise<string>;
    const createFlatpeakServer: typeof server.createFlatpeakServer;
    const toNodeListener: typeof node.toNodeListener;
  }`;

/** What TypeScript says of files that are nowhere but here, beside the demo's. */
function complaints(files: ReadonlyMap<string, string>, options: ts.CompilerOptions): string[] {
  const {config} = ts.readConfigFile(`${root}tsconfig.json`, path => ts.sys.readFile(path));
  const parsed = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const all = {
    ...parsed.options,
    noUnusedLocals: false,
    noUnusedParameters: false,
    checkJs: true,
    ...options,
  };
  const paths = {
    ...all.paths,
    'flatpeak-connect/loader': ['./src/loader/index.ts'],
    'flatpeak-connect/messages/*': ['./src/messages/*.ts'],
    'flatpeak-connect/simulator/msw': ['./src/simulator/msw.ts'],
  };
  const host = ts.createCompilerHost({...all, paths});
  const {getSourceFile, fileExists} = host;
  host.fileExists = path => files.has(path) || fileExists.call(host, path);
  host.getSourceFile = (path, target) => {
    const code = files.get(path);
    return code === undefined
      ? getSourceFile.call(host, path, target)
      : ts.createSourceFile(path, code, target);
  };
  const program = ts.createProgram([...files.keys()], {...all, paths}, host);
  return [...files.keys()]
    .flatMap(path => ts.getPreEmitDiagnostics(program, program.getSourceFile(path)))
    .map(
      ({messageText, file}) => `${file?.text}${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
}

/** Each block as a module of its own, whose path names its page. */
const asFiles = (list: readonly Block[]) =>
  new Map([
    [`${root}demo/given.ts`, GIVEN],
    ...list.map(
      ({page, language, code}, at) =>
        [
          `${root}demo/${page.replaceAll('/', '-')}-${at}.${language}`,
          `${code}\nexport {};`,
        ] as const,
    ),
  ]);

test('every code block is of a kind that is tested', () => {
  const tested = ['html', 'js', 'ts', 'css', 'json', 'sh', 'ini', 'php', ''];
  for (const {page, language, code} of blocks) assert.ok(tested.includes(language), page + code);
  for (const language of tested) assert.notDeepEqual(of(language), [], language);
});

test('the TypeScript of the pages, and what they say to import, is right', () => {
  const imports = docsPages().flatMap(page =>
    [
      ...read(page)
        .replace(/^```[^]*?^```$/gm, '')
        .matchAll(/`(import [^`]+)`/g),
    ].map(([, code = '']) => `${code};`),
  );
  assert.ok(imports.length > 5);
  const texts = {page: 'text', language: 'ts', heading: '', code: [...new Set(imports)].join('\n')};
  assert.deepEqual(complaints(asFiles([...of('ts'), texts]), {}), []);
});

test('the JavaScript of the pages is right', () => {
  // It is for pages that have what it looks for.
  assert.deepEqual(complaints(asFiles(of('js')), {strictNullChecks: false}), []);
});

test('the environment of the pages is complete', () => {
  for (const {code} of of('ini'))
    readSettings(
      Object.fromEntries([...code.matchAll(/^(\w+)=(.+)$/gm)].map(match => match.slice(1))),
    );
});

test('the constants of the pages are those that the plugin reads', () => {
  const folder = `${root}integrations/wordpress/flatpeak-connect/`;
  const code = readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .filter(name => name.endsWith('.php'))
    .map(name => readFileSync(folder + name, 'utf8'))
    .join();
  const named = of('php').flatMap(({code}) => [...code.matchAll(/define\( '(\w+)'/g)]);
  assert.notDeepEqual(named, []);
  for (const [, name = ''] of named) assert.ok(code.includes(`'${name}'`), name);
});

test('the HTML of the pages has attributes that the elements know', () => {
  const attributesOf = (text: string) =>
    [...text.matchAll(/\s([a-z-]+)(?:="([^"]*)"|='([^']*)')?/g)].map(
      ([, name = '', value = '', quoted = '']) => ({name, value: value || quoted}),
    );
  const known = (tagName: string) =>
    elements.find(element => element.tagName === tagName)?.attributes ?? [];
  function check(tag: string, name: string, value: string): void {
    const attribute = known(tag).find(each => each.name === name);
    assert.ok(attribute, `<${tag}> has ${name}`);
    const words = attribute.type?.text.match(/'[^']+'/g);
    if (words) assert.ok(words.includes(`'${value}'`), `${name}="${value}"`);
    if (name === 'kinds') for (const kind of value.split(' ')) assert.ok(isTariffKind(kind), kind);
  }
  for (const {code} of of('html')) {
    for (const [, tag = '', text = ''] of code.matchAll(/<([a-z][a-z-]*)([^>]*)>/g)) {
      const attributes = attributesOf(text);
      for (const {name, value} of attributes) {
        if (name === 'slot') assert.ok(names('slots').has(value), value);
        else if (tag.includes('-')) check(tag, name, value);
        else if (/^data-(?!flatpeak)/.test(name))
          check('flatpeak-connect', name.replace('data-', ''), value);
      }
    }
  }
});

test('the CSS of the pages has tokens, parts and states that there are', () => {
  const sections: readonly [Section, RegExp][] = [
    ['cssProperties', /(--flatpeak[\w-]+)/g],
    ['cssParts', /::part\(([\w-]+)\)/g],
    ['cssStates', /:state\(([\w-]+)\)/g],
  ];
  for (const [section, pattern] of sections) {
    const used = of('css').flatMap(({code}) => [...code.matchAll(pattern)].map(([, name]) => name));
    assert.notDeepEqual(used, []);
    for (const name of used) assert.ok(name && names(section).has(name), name);
  }
});

test('the files for editors are in the package', () => {
  const {files} = JSON.parse(read('package.json')) as {files: string[]};
  const settings = of('json').filter(({heading}) => heading === 'In your editor');
  assert.equal(settings.length, 1);
  for (const {code} of settings) {
    const paths = Object.values(JSON.parse(code) as Record<string, string[]>).flat();
    for (const path of paths) {
      const own = path.replace('./node_modules/flatpeak-connect/', '');
      assert.ok(existsSync(root + own), path);
      assert.ok(files.includes(own.split('/')[0] ?? ''), path);
    }
  }
});

test('all JSON of the pages is JSON', () => {
  for (const {code} of of('json')) assert.doesNotThrow(() => void JSON.parse(code), code);
});

const CURL = /^curl -d '(.*)' \\\s+http:\/\/localhost:4010(\S+)\n$/;

test('the simulator accepts each command of the pages', async () => {
  const {post} = setUp();
  const commands = of('sh').flatMap(({code}) => (code.startsWith('curl') ? [code] : []));
  assert.ok(commands.length > 2);
  for (const code of commands) {
    const [, json = '', path = ''] = CURL.exec(code) ?? [];
    const {status} = await post(path, JSON.parse(json));
    assert.ok(status < 300, code);
  }
});

test('the session of the testing page is at its page, and fails at the second turn', async () => {
  const {simulator, post, restore} = setUp();
  const command = of('sh').find(({code}) => code.includes('/simulator/sessions'));
  const [, json = '', path = ''] = CURL.exec(command?.code ?? '') ?? [];
  const {body} = await post(path, JSON.parse(json));
  const token = textAt(body, 'connect_token');
  assert.equal(textAt((await restore(token)).body, 'route'), 'tariff_name_capture');
  const turn = JSON.stringify({connect_token: token, route: 'session_restore'});
  const second = new Request(`${simulator.publicUrl}/connect`, {method: 'POST', body: turn});
  assert.equal((await simulator.fetch(second)).status, 502);
});

test('every script that the pages and CONTRIBUTING.md name is there', () => {
  const {scripts} = JSON.parse(read('package.json')) as {scripts: Record<string, string>};
  const texts = [...docsPages(), 'CONTRIBUTING.md'].map(read).join('\n');
  const named = [...texts.matchAll(/npm run (?:-s )?([\w:-]+)/g)];
  assert.ok(named.length > 5);
  for (const [, name = ''] of named) assert.ok(scripts[name], name);
});

test('the policies of the pages are those that the tests run under', () => {
  const [policy, crowded, ...others] = of('').map(({code}) => code);
  assert.deepEqual(others, []);
  // Held by pages.test.ts and by crowded-page.test.ts.
  assert.match(policy ?? '', /^default-src 'none';/);
  const types = crowded?.replace('trusted-types ', '').trim() ?? '';
  assert.ok(read('test/e2e/cdn/crowded-page.test.ts').includes(`'${types}'`), types);
});
