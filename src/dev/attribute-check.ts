import type {TariffKind} from '../core/index.js';

/** The values of each attribute that allows only a few. */
export const ALLOWED_VALUES: Readonly<Record<string, readonly string[]>> = {
  'api-version': ['zero', 'anode', 'busbar'],
  direction: ['IMPORT', 'EXPORT', 'LOCAL'],
  journey: ['tariff', 'vpp'],
  intent: ['edit', 'reconnect', 'disconnect'],
  mode: ['inline', 'dialog'],
  'redirect-mode': ['same-tab', 'popup'],
  'tariff-type': ['COMMODITY', 'NON_COMMODITY'],
  theme: ['light', 'dark', 'auto'],
};

/**
 * The values that `kinds` lists. Repeated here, because an import of the core's table would bundle all
 * schemas with it.
 */
export const KINDS: readonly string[] = [
  'commodity-import',
  'commodity-export',
  'non-commodity-import',
] satisfies TariffKind[];

/** Properties without an attribute. */
const PROPERTIES_ONLY = ['address', 'addressLookup', 'fetchToken', 'prices', 'now'];

/** For further attributes, a check of the value and a description of valid ones. */
const VALIDATORS: Readonly<Record<string, readonly [(text: string) => boolean, string]>> = {
  'app-schemes': [
    each(text => text.endsWith(':')),
    'URL schemes, each with its colon, separated by spaces',
  ],
  'cheapest-hours': [text => Number(text) > 0, 'a positive number of hours'],
  'follow-callback': [isNotFalseLiteral, 'no value: its presence means true'],
  kinds: [each(word => KINDS.includes(word)), `${listInWords(KINDS)}, separated by spaces`],
  messages: [isJson, 'JSON'],
  'no-trigger': [isNotFalseLiteral, 'no value: its presence means true'],
  'non-modal': [isNotFalseLiteral, 'no value: its presence means true'],
  'redirect-origins': [
    each(isOrigin),
    'origins such as https://login.example, separated by spaces',
  ],
};

/**
 * A message about an invalid attribute; undefined if it is valid.
 * @param known the element's attributes; an unknown one is reported only if it resembles one of these
 */
export function wrongAttribute(
  name: string,
  value: string,
  known: readonly string[],
): string | undefined {
  if (!known.includes(name)) return unknownAttribute(name, known);
  if (/^\[object |=>|^(async )?function\b/.test(value))
    return `"${name}" is an object or a function converted to text. Bind the property, or set it in a script.`;
  const allowed = ALLOWED_VALUES[name];
  if (allowed && !allowed.includes(value))
    return `"${name}" must be ${listInWords(allowed)}, not "${value}".`;
  const [isValid, description] = VALIDATORS[name] ?? [];
  return isValid?.(value) === false ? `"${name}" takes ${description}, not "${value}".` : undefined;
}

function unknownAttribute(name: string, known: readonly string[]): string | undefined {
  const property = PROPERTIES_ONLY.find(each => each.toLowerCase() === lettersOf(name));
  if (property) return `"${property}" is a property. Bind it, or set it in a script.`;
  const similar = known.find(each => isSimilar(lettersOf(each), lettersOf(name)));
  return similar && `Unknown attribute "${name}". Did you mean "${similar}"?`;
}

function listInWords(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

const lettersOf = (name: string) => name.replace(/[^a-z]/g, '');

/** Whether one can be a typo of the other: up to two letters in a long name, one in a short one. */
const isSimilar = (one: string, other: string): boolean =>
  editDistance(one, other) <= (one.length > 7 ? 2 : 1);

/** The number of letters to change, insert or remove (Levenshtein distance). */
function editDistance(one: string, other: string): number {
  // The distances from the first `at` letters of one to each prefix of the other.
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

function each(isValid: (word: string) => boolean): (text: string) => boolean {
  return text => text.trim().split(/\s+/).every(isValid);
}

function isNotFalseLiteral(text: string): boolean {
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
