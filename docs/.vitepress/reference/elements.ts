import {readFileSync} from 'node:fs';
import {en} from '../../../src/messages/en.js';
import {Source} from './docblocks.js';
import {code, groupBy, page, prose, section, table} from './markdown.js';

interface Described {
  readonly name: string;
  readonly description?: string;
  readonly default?: string;
  readonly type?: {readonly text: string};
}

interface Member extends Described {
  readonly kind: 'field' | 'method';
  readonly attribute?: string;
  readonly parameters?: readonly Described[];
  readonly return?: {readonly type: {readonly text: string}};
}

export interface ElementDeclaration {
  readonly tagName: string;
  readonly description: string;
  readonly attributes?: readonly (Described & {readonly fieldName?: string})[];
  readonly members?: readonly Member[];
  readonly events?: readonly Described[];
  readonly slots?: readonly Described[];
  readonly cssProperties?: readonly Described[];
  readonly cssParts?: readonly Described[];
  readonly cssStates?: readonly Described[];
}

const manifest = JSON.parse(
  readFileSync(new URL('../../../custom-elements.json', import.meta.url), 'utf8'),
) as {modules: {declarations: ElementDeclaration[]}[]};

export const elements = manifest.modules.flatMap(({declarations}) => declarations);

const defaultOf = ({default: value = ''}: Described) =>
  value === 'CONNECT_URL' ? 'https://connect.flatpeak.com' : value.replaceAll("'", '');

const describe = ({description = ''}: Described) => prose(description);

/** A type as an integrator reads it. */
const typeOf = ({type}: Described) => code((type?.text ?? '').replace(/ \| undefined$/, ''));

const GUIDES: Readonly<Record<string, string>> = {
  'flatpeak-connect': '[Opening the widget](../guide/opening.md) shows how it is used.',
  'flatpeak-tariff-settings':
    '[Tariff settings](../guide/tariff-settings.md) shows how it is used.',
  'flatpeak-prices': '[Prices](../guide/prices.md) shows how it is used.',
};

/** The page of an element. */
export function elementPage(element: ElementDeclaration): string {
  const {tagName, description, attributes = [], members = [], events = [], slots = []} = element;
  const withAttribute = attributes.map(({fieldName, ...attribute}) => {
    const isOther = fieldName !== undefined && fieldName !== attribute.name;
    const value = defaultOf(attribute);
    return [
      code(attribute.name) + (isOther ? `<br>${code(fieldName)}` : ''),
      typeOf(attribute),
      describe(attribute) + (value && value !== 'false' ? ` Default: ${code(value)}.` : ''),
    ];
  });
  const properties = members
    .filter(({kind, attribute}) => kind === 'field' && attribute === undefined)
    .filter(({name}) => !attributes.some(({fieldName}) => fieldName === name))
    .map(member => [code(member.name), typeOf(member), describe(member)]);
  const methods = members
    .filter(({kind}) => kind === 'method')
    .map(member => [code(`${member.name}()`), describe(member)]);
  const rows = (list: readonly Described[]) => list.map(each => [code(each.name), describe(each)]);
  return page(
    `\`<${tagName}>\``,
    prose(description),
    GUIDES[tagName] ?? '',
    section(
      'Attributes',
      'Each attribute is also a property. Where the names differ, the property stands below.',
      table(['Attribute', 'Type', 'Description'], withAttribute),
    ),
    section(
      'Properties',
      properties.length > 0 ? 'These have no attribute: set them with a script.' : '',
      properties.length > 0 ? table(['Property', 'Type', 'Description'], properties) : '',
    ),
    section('Methods', table(['Method', 'Description'], methods)),
    section(
      'Events',
      'All events bubble and cross shadow roots. [Events](events.md) has their details.',
      table(
        ['Event', 'Description'],
        events.map(each => [`[\`${each.name}\`](events.md#${each.name})`, describe(each)]),
      ),
    ),
    section('Slots', table(['Slot', 'Description'], rows(slots))),
    section(
      'Look',
      'The elements share their [tokens](tokens.md). [Parts and states](parts.md) lists what `::part()` and `:state()` match.',
    ),
  );
}

const className = (event: string) =>
  event.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()) + 'Event';

/** The page of all events, with the fields of their details. */
export function eventsPage(): string {
  const source = new Source('src/ui/events.ts');
  const names = [...new Set(elements.flatMap(({events = []}) => events.map(({name}) => name)))];
  const sections = names.map(name => {
    const owners = elements.filter(({events = []}) => events.some(each => each.name === name));
    const from = owners.map(({tagName}) => `[\`<${tagName}>\`](${tagName}.md)`).join(', ');
    const detail = detailOf(source, className(name).replace(/Event$/, 'Detail'), name);
    return section(
      name,
      prose(source.docblock(className(name))),
      `Dispatched by ${from}.`,
      detail.length > 0
        ? table(
            ['`detail` field', 'Type', 'Description'],
            detail.map(field => [code(field.name), code(field.type), prose(field.description)]),
          )
        : 'It has no detail.',
    );
  });
  return page(
    'Events',
    'All events bubble and cross shadow roots, so that one listener on `document` gets those of every element. No detail carries a token.',
    ...sections,
  );
}

function detailOf(source: Source, name: string, event: string) {
  if (event === 'flatpeak-open') return [];
  if (event === 'flatpeak-close') {
    const description = 'Whether the session is complete.';
    return [{name: 'complete', type: 'boolean', isOptional: false, description}];
  }
  const own = source.members(name);
  if (event !== 'flatpeak-complete') return own;
  const inherited = new Source('src/core/state.ts').members('ConnectResult');
  const names = new Set(own.map(each => each.name));
  return [
    ...own,
    ...inherited.filter(each => !names.has(each.name) && each.name !== 'callbackUrl'),
  ];
}

const tokenDefaults = readFileSync(
  new URL('../../../src/ui/styles/tokens.ts', import.meta.url),
  'utf8',
);

/** The default of a token: one value, or those for light and dark. */
function tokenDefault(name: string): string {
  const [, value = ''] =
    new RegExp(`var\\(\\s*${name},\\s*([^;]+?)\\s*\\)(?: solid)?;`).exec(tokenDefaults) ?? [];
  const [, light, dark] = /^light-dark\((\S+), (\S+)\)$/.exec(value) ?? [];
  if (light !== undefined && dark !== undefined) return `${code(light)}, dark: ${code(dark)}`;
  const [, edge] = /^--flatpeak-safe-area-(\w+)$/.exec(name) ?? [];
  if (edge !== undefined) return code(`env(safe-area-inset-${edge})`);
  return OTHER_DEFAULTS[name] ?? code(value);
}

/** Defaults that are made of other tokens, or that are not in the table of tokens. */
const OTHER_DEFAULTS: Readonly<Record<string, string>> = {
  '--flatpeak-color-focus': 'the accent',
  '--flatpeak-color-backdrop': '`#0f1714a6`',
  '--flatpeak-font': 'the font of the system',
  '--flatpeak-heading-font': 'the font',
  '--flatpeak-heading-size': '`1.5rem`',
  '--flatpeak-heading-weight': '`650`',
  '--flatpeak-button-radius': 'the radius',
  '--flatpeak-card-radius': 'the radius × 1.5',
  '--flatpeak-card-padding': '`2rem`',
  '--flatpeak-width': '`30rem`; `60rem` for prices',
  '--flatpeak-shadow': 'a soft shadow',
};

export function tokensPage(): string {
  const [first] = elements;
  const tokens = first?.cssProperties ?? [];
  return page(
    'Tokens',
    `The elements share ${tokens.length} tokens. A token is a [custom property](https://developer.mozilla.org/docs/Web/CSS/--*): set it on the element, or anywhere above it. [Styling](../guide/styling.md) shows how.`,
    table(
      ['Token', 'Default', 'What it is for'],
      tokens.map(token => [code(token.name), tokenDefault(token.name), describe(token)]),
    ),
  );
}

export function partsPage(): string {
  const of = (list: readonly Described[] = []) =>
    list.map(each => [code(each.name), describe(each)]);
  return page(
    'Parts and states',
    'A part is one node within an element. Your style sheet matches it with `::part(name)`. A state is matched with `:state(name)`. [Styling](../guide/styling.md) shows how.',
    ...elements.map(({tagName, cssParts, cssStates}) =>
      section(
        `Parts of ${tagName}`,
        table(['Part', 'What it is'], of(cssParts)),
        `### States of ${tagName}`,
        table(['State', 'When'], of(cssStates)),
      ),
    ),
  );
}

export function messagesPage(): string {
  const groups = groupBy(Object.entries(en), ([key]) => key.split('.')[0] ?? '');
  return page(
    'Messages',
    `Every sentence that a customer can read, by its key. The property \`messages\` replaces any of them: see [Languages and wording](../guide/languages.md). There are ${Object.keys(en).length} keys.`,
    ...[...groups].map(([name, entries]) =>
      section(
        name,
        table(
          ['Key', 'English'],
          entries.map(([key, text]) => [
            code(key),
            `<span v-pre>${text.replaceAll('<', '&lt;')}</span>`,
          ]),
        ),
      ),
    ),
  );
}
