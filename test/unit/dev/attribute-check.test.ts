import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {ALLOWED_VALUES, KINDS, wrongAttribute} from '../../../src/dev/attribute-check.js';
import {TARIFF_KINDS} from '../../../src/core/index.js';

interface Attribute {
  readonly name: string;
  readonly type?: {readonly text: string};
}
const {modules} = JSON.parse(
  readFileSync(new URL('../../../custom-elements.json', import.meta.url), 'utf8'),
) as {modules: {declarations: {tagName: string; attributes?: Attribute[]}[]}[]};
const elements = modules.flatMap(({declarations}) => declarations);
const attributes = elements.flatMap(element => element.attributes ?? []);
const known = attributes.map(({name}) => name);

test('the allowed values of an attribute are those of its element', () => {
  const unions = attributes.flatMap(({name, type}) => {
    const words = type?.text.match(/'[^']+'/g)?.map(word => word.slice(1, -1));
    return words ? [{name, words}] : [];
  });
  assert.ok(unions.length > 4);
  for (const {name, words} of unions) assert.deepEqual(ALLOWED_VALUES[name], words, name);
  for (const name of Object.keys(ALLOWED_VALUES)) assert.ok(known.includes(name), name);
});

test('the kinds of tariffs are those that there are', () =>
  assert.deepEqual(KINDS, Object.keys(TARIFF_KINDS)));

const WRONG = [
  ['tokenurl', '/token', 'Unknown attribute "tokenurl". Did you mean "token-url"?'],
  ['token_ulr', '/token', 'Unknown attribute "token_ulr". Did you mean "token-url"?'],
  ['modes', 'dialog', 'Unknown attribute "modes". Did you mean "mode"?'],
  ['fetchtoken', '() => token()', '"fetchToken" is a property. Bind it, or set it in a script.'],
  ['mode', 'dailog', '"mode" must be inline or dialog, not "dailog".'],
  ['api-version', 'annode', '"api-version" must be zero, anode or busbar, not "annode".'],
  ['theme', 'drak', '"theme" must be light, dark or auto, not "drak".'],
  [
    'messages',
    '[object Object]',
    '"messages" is an object or a function converted to text. Bind the property, or set it in a script.',
  ],
  ['messages', '{launch: "Link"}', '"messages" takes JSON, not "{launch: "Link"}".'],
  ['no-trigger', 'false', '"no-trigger" takes no value: its presence means true, not "false".'],
  ['non-modal', 'false', '"non-modal" takes no value: its presence means true, not "false".'],
  ['cheapest-hours', 'three', '"cheapest-hours" takes a positive number of hours, not "three".'],
  [
    'app-schemes',
    'myapp',
    '"app-schemes" takes URL schemes, each with its colon, separated by spaces, not "myapp".',
  ],
  [
    'redirect-origins',
    'https://a.example,https://b.example',
    '"redirect-origins" takes origins such as https://login.example, separated by spaces, not "https://a.example,https://b.example".',
  ],
  [
    'kinds',
    'commodity-inport',
    '"kinds" takes commodity-import, commodity-export or non-commodity-import, separated by spaces, not "commodity-inport".',
  ],
] as const;

for (const [name, value, sentence] of WRONG)
  test(`${name}="${value}" is reported`, () =>
    assert.equal(wrongAttribute(name, value, known), sentence));

const RIGHT = [
  ['mode', 'dialog'],
  ['no-trigger', ''],
  ['follow-callback', 'follow-callback'],
  ['messages', '{"launch": "Link my plan"}'],
  ['cheapest-hours', '1.5'],
  ['app-schemes', 'myapp: other:'],
  ['redirect-origins', 'https://a.example http://localhost:4010'],
  ['kinds', 'commodity-import commodity-export'],
  ['token-url', '/flatpeak/connect-token?page=energy'],
  // What belongs to the page, its framework or other scripts.
  ...['id', 'class', 'style', 'slot', 'title', 'hidden', 'role', 'name', 'inert', 'part', 'dir'],
  ...['tabindex', 'aria-label', 'data-testid', 'data-v-7a7a37b1', '_ngcontent-ng-c12', 'v-cloak'],
].map(each => (typeof each === 'string' ? ([each, ''] as const) : each));

for (const [name = '', value = ''] of RIGHT)
  test(`${name}="${value}" is accepted`, () =>
    assert.equal(wrongAttribute(name, value, known), undefined));
