import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import ts from 'typescript';
import {isTariffKind} from '../../../src/core/index.js';
import {readmeBlocks, type Block} from '../../support/readme-blocks.js';
import {setUp, textAt} from '../../support/simulator/client.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const read = (path: string) => readFileSync(root + path, 'utf8');
const readme = read('README.md');
const inText = readme.replace(/^```[^]*?^```$/gm, '');

const blocks = readmeBlocks();
/** Blocks that are no part of a sample, which is built and driven itself. */
const of = (language: string) =>
  blocks.filter(block => block.language === language && block.heading !== 'In a framework');

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

/** What the README's code takes as given, where it has no imports of its own. */
const GIVEN: Readonly<Record<string, string>> = {
  js: `import 'flatpeak-connect';`,
  ts: `
    import type {Express} from 'express';
    import {createFlatpeakServer, type FlatpeakServer, type FlatpeakServerOptions} from 'flatpeak-connect/server';
    import {toNodeListener} from 'flatpeak-connect/server/node';
    interface Env {key: string}
    declare const app: Express;
    declare const options: FlatpeakServerOptions;
    declare function flatpeak(env: Env): FlatpeakServer;`,
};

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
    'flatpeak-connect/messages/*': ['./src/messages/*.ts'],
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

const asFiles = (language: string, codes: readonly string[]) =>
  new Map(codes.map((code, at) => [`${root}demo/README-${at}.${language}`, code]));
const withGiven = ({language, code}: Block) =>
  code.startsWith('import') ? code : `${GIVEN[language]}\n${code}`;

test('every code block of the README is of a kind that is tested', () => {
  const tested = ['html', 'js', 'ts', 'css', 'json', 'sh', ''];
  for (const {language, code, heading} of blocks)
    assert.ok(heading === 'In a framework' || tested.includes(language), code);
  for (const language of tested) assert.notDeepEqual(of(language), [], language);
});

test('the TypeScript of the README, and what it says to import, is right', () => {
  const imports = [...inText.matchAll(/`(import [^`]+)`/g)].map(([, code = '']) => `${code};`);
  assert.ok(imports.length > 5);
  const files = asFiles('ts', [...of('ts').map(withGiven), imports.join('\n')]);
  assert.deepEqual(complaints(files, {}), []);
});

test('the JavaScript of the README is right', () => {
  // It is for pages that have what it looks for.
  const options = {strictNullChecks: false};
  assert.deepEqual(complaints(asFiles('js', of('js').map(withGiven)), options), []);
});

test('the HTML of the README knows what the elements know', () => {
  const attributesOf = (text: string) =>
    [...text.matchAll(/\s([a-z-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => ({
      name,
      value,
    }));
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

test('the CSS of the README has tokens, parts and states that there are', () => {
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

test('the files that an editor is told of are in the package', () => {
  const {files} = JSON.parse(read('package.json')) as {files: string[]};
  for (const {code} of of('json')) {
    const paths = Object.values(JSON.parse(code) as Record<string, string[]>).flat();
    for (const path of paths) {
      const own = path.replace('./node_modules/flatpeak-connect/', '');
      assert.ok(existsSync(root + own), path);
      assert.ok(files.includes(own.split('/')[0] ?? ''), path);
    }
  }
});

test('the session that the README makes stands at its page, and fails at the second turn', async () => {
  const {simulator, post, restore} = setUp();
  for (const {code} of of('sh')) {
    const [, json = '', path = ''] =
      /^curl -d '(.*)' \\\s+http:\/\/localhost:4010(\S+)\n$/.exec(code) ?? [];
    const {status, body} = await post(path, JSON.parse(json));
    assert.equal(status, 200);
    const token = textAt(body, 'connect_token');
    assert.equal(textAt((await restore(token)).body, 'route'), 'tariff_name_capture');
    const turn = JSON.stringify({connect_token: token, route: 'session_restore'});
    const second = new Request(`${simulator.publicUrl}/connect`, {method: 'POST', body: turn});
    assert.equal((await simulator.fetch(second)).status, 502);
  }
});

test('every script that the README and CONTRIBUTING.md name is there', () => {
  const {scripts} = JSON.parse(read('package.json')) as {scripts: Record<string, string>};
  const named = [...(readme + read('CONTRIBUTING.md')).matchAll(/npm run (?:-s )?([\w:-]+)/g)];
  assert.ok(named.length > 5);
  for (const [, name = ''] of named) assert.ok(scripts[name], name);
});

test('the policies of the README are those that the tests run under', () => {
  const [policy, crowded, ...others] = of('').map(({code}) => code);
  assert.deepEqual(others, []);
  // Held by readme.test.ts and by crowded-page.test.ts.
  assert.match(policy ?? '', /^default-src 'none';/);
  const types = crowded?.replace('trusted-types ', '').trim() ?? '';
  assert.ok(read('test/e2e/cdn/crowded-page.test.ts').includes(`'${types}'`), types);
});
