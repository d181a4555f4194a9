import type {CDPSession, Page} from 'playwright-core';

interface Value {
  readonly value?: unknown;
}

/** A node as the DevTools protocol gives it. */
interface Node {
  readonly nodeId: string;
  readonly backendDOMNodeId?: number;
  readonly ignored: boolean;
  readonly role?: Value;
  readonly name?: Value;
  readonly description?: Value;
  readonly value?: Value;
  readonly properties?: readonly {readonly name: string; readonly value: Value}[];
  readonly childIds?: readonly string[];
}

/** What is written in one is the name of what it belongs to. */
const LABEL = 'LabelText';

/** They say nothing that their children do not say. */
const TRANSPARENT = new Set(['none', 'generic', 'strong', 'InlineTextBox', LABEL]);

/** What is in them is the browser's own. */
const WHOLE = new Set(['Date', 'textbox']);

/** They repeat a name, or all that could be chosen instead. */
const REPEATED = new Set(['Legend', 'LineBreak', 'MenuListPopup']);

/** What is worth to be read, besides role, name and description. */
const STATES = new Set([
  'atomic',
  'autocomplete',
  'busy',
  'checked',
  'disabled',
  'expanded',
  'hasPopup',
  'invalid',
  'level',
  'live',
  'modal',
  'pressed',
  'required',
  'selected',
]);

/** What is either one or the other; of all other states only what holds is said. */
const BOTH = new Set(['checked', 'expanded', 'selected', 'pressed']);

const text = (value: Value | undefined): string => String(value?.value ?? '').trim();

/** What assistive technology is given of the main part of a page, or of its dialog, one line a node. */
export async function accessibilityTree(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const {nodes} = (await session.send('Accessibility.getFullAXTree')) as {nodes: Node[]};
  const current = await currentOf(session, nodes);
  await session.detach();
  const byId = new Map(nodes.map(node => [node.nodeId, node]));

  /** `said` is what the line above says already. */
  const linesOf = (node: Node, depth: number, said: string): string[] => {
    const role = text(node.role);
    const name = text(node.name);
    if (REPEATED.has(role)) return [];
    if (role === 'StaticText' && (!name || said === LABEL || said.includes(name))) return [];
    const isShown = !node.ignored && !TRANSPARENT.has(role);
    const below = role === LABEL ? LABEL : isShown ? name + text(node.value) : said;
    const children = WHOLE.has(role) ? [] : (node.childIds ?? []);
    return [
      ...(isShown
        ? [
            `${'  '.repeat(depth)}${lineOf(node, role, name)}${current.has(node) ? ' (current)' : ''}`,
          ]
        : []),
      ...children
        .map(id => byId.get(id))
        .filter(child => child !== undefined)
        .flatMap(child => linesOf(child, isShown ? depth + 1 : depth, below)),
    ];
  };

  // A modal dialog hides all that is around it.
  const top = ['dialog', 'main']
    .map(role => nodes.find(node => text(node.role) === role))
    .find(node => node !== undefined);
  const lines = top ? linesOf(top, 0, '').join('\n') : '';
  // A request has another id each time, and a server another port.
  return lines.replaceAll(/\breq_\w+/g, 'req_…').replaceAll(/localhost:\d+/g, 'localhost');
}

/** The items of lists that say that the customer is there, which the protocol leaves out. */
async function currentOf(session: CDPSession, nodes: readonly Node[]): Promise<Set<Node>> {
  const current = new Set<Node>();
  for (const node of nodes.filter(node => text(node.role) === 'listitem' && !node.ignored)) {
    const {node: item} = await session.send('DOM.describeNode', {
      backendNodeId: node.backendDOMNodeId,
    });
    if (item.attributes?.includes('aria-current')) current.add(node);
  }
  return current;
}

function lineOf(node: Node, role: string, name: string): string {
  const states = (node.properties ?? [])
    .filter(({name, value}) => STATES.has(name) && isWorthIt(name, value.value))
    .filter(({name}) => name !== 'level' || role === 'heading')
    .map(({name, value}) => (value.value === true ? name : `${name}=${text(value)}`));
  const value = text(node.value);
  const description = text(node.description);
  return [
    role === 'StaticText' ? 'text' : role,
    name && JSON.stringify(name),
    value && `= ${value}`,
    states.length > 0 && `(${states.join(', ')})`,
    description && `- ${description}`,
  ]
    .filter(Boolean)
    .join(' ');
}

const isWorthIt = (name: string, value: unknown): boolean =>
  BOTH.has(name) || (value !== false && value !== 'false' && value !== '' && value !== 'off');
