import type {TariffKind} from '../core/index.js';

/** The words that an attribute understands, where it understands no others. */
export const WORDS: Readonly<Record<string, readonly string[]>> = {
  'api-version': ['zero', 'anode', 'busbar'],
  direction: ['IMPORT', 'EXPORT', 'LOCAL'],
  intent: ['edit', 'reconnect', 'disconnect'],
  mode: ['inline', 'dialog'],
  'redirect-mode': ['same-tab', 'popup'],
  'tariff-type': ['COMMODITY', 'NON_COMMODITY'],
  theme: ['light', 'dark', 'auto'],
};

/** The words of `kinds`, which is a list of them. Written again, for the table of them is beside all schemas. */
export const KINDS: readonly string[] = [
  'commodity-import',
  'commodity-export',
  'non-commodity-import',
] satisfies TariffKind[];

/** Properties that no attribute can say. */
const PROPERTIES = ['fetchToken', 'prices', 'now'];

/** The other attributes that not every text suits: which does, and what they take. */
const SHAPES: Readonly<Record<string, readonly [(text: string) => boolean, string]>> = {
  'app-schemes': [
    each(text => text.endsWith(':')),
    'schemes with their colon, separated by spaces',
  ],
  'cheapest-hours': [text => Number(text) > 0, 'a number of hours'],
  'follow-callback': [isNothing, 'no value: it counts as soon as it is there'],
  kinds: [each(word => KINDS.includes(word)), `${inWords(KINDS)}, separated by spaces`],
  messages: [isJson, 'JSON'],
  'no-trigger': [isNothing, 'no value: it counts as soon as it is there'],
  'redirect-origins': [
    each(isOrigin),
    'origins such as https://login.example, separated by spaces',
  ],
};

/**
 * What is wrong with an attribute, as a sentence.
 * @param known what the element understands; of others it is said only which one was meant
 */
export function wrongAttribute(
  name: string,
  value: string,
  known: readonly string[],
): string | undefined {
  if (!known.includes(name)) return wrongName(name, known);
  if (/^\[object |=>|^(async )?function\b/.test(value))
    return `${name} is an object or a function that was written as text: bind the property, or set it in a script.`;
  const words = WORDS[name];
  if (words && !words.includes(value)) return `${name} can be ${inWords(words)}, not “${value}”.`;
  const [fits, takes] = SHAPES[name] ?? [];
  return fits?.(value) === false ? `${name} takes ${takes}, not “${value}”.` : undefined;
}

function wrongName(name: string, known: readonly string[]): string | undefined {
  const property = PROPERTIES.find(each => each.toLowerCase() === lettersOf(name));
  if (property) return `${property} is a property: bind it, or set it in a script.`;
  const meant = known.find(each => isNear(lettersOf(each), lettersOf(name)));
  return meant && `There is no attribute ${name}. Is ${meant} meant?`;
}

function inWords(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

const lettersOf = (name: string) => name.replace(/[^a-z]/g, '');

/** Whether one can be a slip of the other: two letters in a long name, one in a short one. */
const isNear = (one: string, other: string): boolean =>
  distance(one, other) <= (one.length > 7 ? 2 : 1);

/** How many letters have to be changed, put in or left out. */
function distance(one: string, other: string): number {
  // From what there is of one so far to each beginning of the other.
  let row = Array.from({length: other.length + 1}, (_, at) => at);
  for (let at = 0; at < one.length; at++) {
    const next = [at + 1];
    for (let to = 0; to < other.length; to++) {
      const changed = Number(row[to]) + Number(one[at] !== other[to]);
      next.push(Math.min(changed, Number(row[to + 1]) + 1, Number(next[to]) + 1));
    }
    row = next;
  }
  return Number(row.at(-1));
}

function each(fits: (word: string) => boolean): (text: string) => boolean {
  return text => text.trim().split(/\s+/).every(fits);
}

function isNothing(text: string): boolean {
  return text !== 'false';
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
