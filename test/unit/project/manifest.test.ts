import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {dirname, join, relative} from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {FlatpeakConnect} from '../../../src/elements/connect/flatpeak-connect.js';
import {FlatpeakPrices} from '../../../src/elements/prices/flatpeak-prices.js';
import {FlatpeakTariffSettings} from '../../../src/elements/tariff-settings/flatpeak-tariff-settings.js';
import {PAGE_PARTS} from '../../../src/ui/parts.js';

interface Named {
  readonly name: string;
  readonly description?: string;
}

const SECTIONS = [
  'attributes',
  'members',
  'events',
  'slots',
  'cssParts',
  'cssProperties',
  'cssStates',
] as const;

interface Declaration extends Partial<
  Record<(typeof SECTIONS)[number], readonly (Named & {kind?: string})[]>
> {
  readonly tagName: string;
  readonly description: string;
}

interface Manifest {
  readonly modules: readonly {readonly path: string; readonly declarations: Declaration[]}[];
}

const root = fileURLToPath(new URL('../../../', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const parse = (path: string): unknown => JSON.parse(read(path));
const {modules} = parse('custom-elements.json') as Manifest;

const CLASSES = {
  'flatpeak-connect': FlatpeakConnect,
  'flatpeak-prices': FlatpeakPrices,
  'flatpeak-tariff-settings': FlatpeakTariffSettings,
};
type Tag = keyof typeof CLASSES;
const TAGS = Object.keys(CLASSES) as Tag[];

const fileOf = (tag: Tag) => `src/elements/${tag.replace('flatpeak-', '')}/${tag}.ts`;

const documented = (tag: Tag): Declaration => {
  const found = modules
    .flatMap(({declarations}) => declarations)
    .find(({tagName}) => tagName === tag);
  assert.ok(found, `${tag} is in custom-elements.json`);
  return found;
};

const names = (list: readonly Named[] = []) => list.map(({name}) => name).sort();
const sorted = (list: Iterable<string>) => [...new Set(list)].sort();
const all = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, found = '']) => found);

/** A source file and all that it takes code from, other than the files left out. */
function reached(path: string, leftOut: readonly string[] = [], seen = new Set<string>()) {
  if (seen.has(path) || leftOut.includes(path)) return seen;
  seen.add(path);
  const code = read(path).replace(/\btype \w+,?\s*/g, '');
  // An import of types alone has nothing left between its braces.
  for (const target of all(code, /^(?:import|export) (?!type |\{\s*\})[^;]*?'(\.[^']+)\.js';/gm))
    reached(relative(root, join(root, dirname(path), `${target}.ts`)), leftOut, seen);
  return seen;
}

const codeOf = (tag: Tag, leftOut: readonly string[] = []) =>
  [...reached(fileOf(tag), leftOut)].map(read).join('\n');

/** What an element draws itself: another element inside it has parts of its own. */
const drawnBy = (tag: Tag) => {
  const others = TAGS.filter(other => other !== tag).map(fileOf);
  // Only the widget draws pages.
  return codeOf(tag, tag === 'flatpeak-connect' ? others : [...others, 'src/ui/page-element.ts']);
};

/** The parts that templates give by name, also where an expression chooses between two. */
const partsIn = (code: string) =>
  sorted([
    ...all(code, /part="([^"]*)"/g).flatMap(value =>
      all(value, /(?<!\$\{)\b([a-z][a-z-]*)\b(?!\})/g),
    ),
    ...all(code, /part=\$\{([^}]*)\}/g)
      .flatMap(value => all(value, /'([^']*)'/g))
      .flatMap(words => words.split(' ')),
  ]);

/** What every page hands on; and what a page's chart never draws, being given no such thing. */
const HANDED_ON = String(PAGE_PARTS).split(',');
const PRICES_ONLY = ['cheapest', 'note'];

const listed = (tag: Tag) =>
  all(codeOf(tag), /for \(const name of \[([^\]]+)\]/g).flatMap(list => all(list, /'([^']+)'/g));

const words = (text = '') => text.split(/\s+/).filter(Boolean).length;

for (const tag of TAGS) {
  test(`everything that a host can use of <${tag}> is described`, () => {
    const element = documented(tag);
    assert.ok(words(element.description) > 10, 'the element itself');
    for (const section of SECTIONS) {
      const list = element[section] ?? [];
      assert.deepEqual(names(list), sorted(names(list)), `${section} are named once`);
      for (const {name, description} of list)
        assert.ok(words(description) >= 3, `${section}: ${name} is "${description ?? ''}"`);
    }
  });

  test(`the attributes and properties of <${tag}> are told, and none of its own`, () => {
    const {attributes, members = []} = documented(tag);
    const {observedAttributes, elementProperties} = CLASSES[tag];
    assert.deepEqual(names(attributes), sorted(observedAttributes));
    const properties = [...elementProperties].filter(([, {state}]) => !state).map(([name]) => name);
    const told = names(members.filter(({kind}) => kind === 'field'));
    assert.deepEqual(told, sorted(properties.map(String)));
  });

  test(`the methods of <${tag}> are told, and there are no more`, () => {
    const told = names(documented(tag).members?.filter(({kind}) => kind === 'method'));
    for (const name of told)
      assert.equal(typeof Reflect.get(CLASSES[tag].prototype, name), 'function');
    // Lit's own are marked `override`, and what is ours is private.
    const written = all(read(fileOf(tag)), /^ {2}(?:async )?(\w+)\([^)]*\)(?:: [^{]+)? \{/gm);
    const open = written.filter(name => name !== 'constructor');
    assert.deepEqual(told, sorted(open));
  });

  test(`the events of <${tag}> are those that are dispatched`, () => {
    const told = names(documented(tag).events);
    const sent = (code: string) => sorted(all(code, /new (Flatpeak\w+Event)\(/g).map(eventName));
    const deferred = [...reached('src/elements/connect/deferred.ts')].map(read).join('\n');
    for (const name of told) assert.ok(sent(codeOf(tag) + deferred).includes(name), name);
    for (const name of sent(read(fileOf(tag)))) assert.ok(told.includes(name), name);
  });

  test(`the slots of <${tag}> are those of its templates`, () => {
    const told = names(documented(tag).slots);
    // The slot of a page, which the widget fills itself, is not the site's.
    const drawn = all(drawnBy(tag), /<slot name="([^"]+)"/g).filter(name => name !== 'end');
    for (const name of drawn) assert.ok(told.includes(name), `${name} is told`);
    // The slots of the dialog are made by name, in a list.
    const pages = [...reached('src/elements/connect/deferred.ts')].map(read).join('\n');
    const known = [...drawn, ...listed(tag), ...all(pages, /<slot name="([^"]+)"/g)];
    for (const name of told) assert.ok(known.includes(name), name);
  });

  test(`the states of <${tag}> are those that it sets`, () => {
    const set = sorted(all(drawnBy(tag), /setState\('([^']+)'/g));
    assert.deepEqual(names(documented(tag).cssStates), set);
  });

  test(`the parts of <${tag}> are those of its templates`, () => {
    const told = names(documented(tag).cssParts);
    const code = drawnBy(tag);
    const drawn = partsIn(code).filter(
      name => tag !== 'flatpeak-connect' || !PRICES_ONLY.includes(name),
    );
    for (const name of drawn) assert.ok(told.includes(name), `${name} is told`);
    // What a template is handed as `look` or as a state stands in the code as a word.
    const isDrawn = (name: string) =>
      new RegExp(`(part="|')[a-z :,-]*(?<![\\w-])${name}(?![\\w-])`).test(code);
    for (const name of told) assert.ok(isDrawn(name), `${name} is drawn`);
  });

  test(`the custom properties of <${tag}> are those that its styles read`, () => {
    const told = names(documented(tag).cssProperties);
    const readBy = sorted(all(codeOf(tag), /var\(\s*(--flatpeak-[\w-]+)/g));
    assert.deepEqual(told, readBy);
  });
}

function eventName(className: string): string {
  const [, body = ''] = read('src/ui/events.ts').split(`class ${className} `);
  const [name] = all(body, /super\('([^']+)'/g);
  assert.ok(name, className);
  return name;
}

test('every event that hosts are sent is told of one element at least', () => {
  const told = TAGS.flatMap(tag => names(documented(tag).events));
  const sent = all(read('src/ui/events.ts'), /class (Flatpeak\w+Event) /g).map(eventName);
  assert.deepEqual(sorted(told), sorted(sent));
});

test('the parts of every page are handed on to the host', () => {
  const pages = [...reached('src/pages/registry.ts')].map(read).join('\n');
  const told = names(documented('flatpeak-connect').cssParts);
  for (const name of partsIn(pages))
    assert.ok(HANDED_ON.includes(name) || PRICES_ONLY.includes(name), `${name} is handed on`);
  for (const name of HANDED_ON) assert.ok(told.includes(name), `${name} is told`);
});

test('editors are told of every element and attribute', () => {
  const {tags} = parse('editors/html-custom-data.json') as {
    tags: readonly (Named & {attributes: readonly Named[]})[];
  };
  const {contributions} = parse('editors/web-types.json') as {
    contributions: {html: {elements: readonly (Named & {attributes: readonly Named[]})[]}};
  };
  for (const list of [tags, contributions.html.elements]) {
    assert.deepEqual(names(list), sorted(TAGS));
    for (const tag of TAGS) {
      const attributes = list.find(({name}) => name === tag)?.attributes;
      assert.deepEqual(names(attributes), names(documented(tag).attributes));
    }
  }
  const {'web-types': named} = parse('package.json') as {'web-types': string};
  assert.ok(read(named).includes('flatpeak-connect'));
});
