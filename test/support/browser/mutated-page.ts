import fc from 'fast-check';
import {REDIRECT_TRAPS} from '../redirect-traps.js';
import {RARE_ROUTES} from '../../../src/protocol/rare-routes.js';
import {ROUTES} from '../../../src/protocol/routes.js';
import type {PageKind} from '../../../src/core/index.js';
import {FUTURE_ROUTE} from '../../../src/simulator/connect/steps/step.js';
import {examples} from '../../../src/simulator/index.js';
import {HOSTILE_TEXTS} from '../../../src/simulator/world/hostile.js';

type Json = null | boolean | number | string | Json[] | {[key: string]: Json};

/** JSON can say a number that JavaScript can't hold; it is written in place of this text. */
const HUGE = '1e400 as a number';

/** The example of a kind of page, under a name that the wire has for it. */
const under = (route: string, kind: PageKind) => ({
  ...(examples[kind] as unknown as Fields),
  route,
});

type Fields = Record<string, Json>;

const {rates, ...rest} = (examples['tariff-summary'] as unknown as {data: Fields}).data;
const summary = (route: string, data: Fields): [string, Json] => [
  route,
  {...under(route, 'tariff-summary'), data: {...rest, ...data}},
];

/** Every documented page, by the name that the wire has for it. */
export const DOCUMENTED: ReadonlyMap<string, Json> = new Map<string, Json>([
  ...Object.entries({...ROUTES, ...RARE_ROUTES}).map(([route, {kind}]): [string, Json] => [
    route,
    under(route, kind),
  ]),
  ...['summary_tou_confirm', 'tariff_summary', 'tariffs_summary'].map(route =>
    summary(route, {rates: shorter(rates ?? null)}),
  ),
  summary('summary_fixed_confirm', {cost: 0.2412}),
  ['tariffs_summary of several', under('tariffs_summary', 'tariff-list')],
  ['tariff_summary of several', under('tariff_summary', 'tariff-list')],
  ['rate_input with hours', under('rate_input', 'time-of-day-rate')],
  [FUTURE_ROUTE, under(FUTURE_ROUTE, 'unknown')],
  ['error', examples['server-error'] as unknown as Json],
]);

/** A page's lists are long; a change should not always fall into the longest. */
function shorter(node: Json): Json {
  if (Array.isArray(node)) return node.slice(0, 4).map(shorter);
  return isObject(node)
    ? withEntries(node, entries => entries.map(([k, v]) => [k, shorter(v)]))
    : node;
}

const text = fc.oneof(
  {weight: 3, arbitrary: fc.constantFrom<string>(...HOSTILE_TEXTS)},
  {weight: 1, arbitrary: fc.string({unit: 'grapheme', maxLength: 60})},
  {weight: 1, arbitrary: fc.string({unit: 'binary', maxLength: 20})},
);

const address = fc.oneof(
  fc.constantFrom(...REDIRECT_TRAPS),
  fc.webUrl({withQueryParameters: true, withFragments: true}),
);

/** What stands where a text has a form: texts that have it too, and some that only seem to. */
const FORMS: readonly (readonly [form: RegExp, texts: readonly string[]])[] = [
  [
    /^\d{4}-/,
    [
      ...['2026-06-13T14:00:00+01:00', '2026-06-14T00:00:00.5Z', '2026-06-15T00:00:00+14:00'],
      ...['0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '+275760-09-13T00:00:00Z', '2026'],
      ...['2026-99-99', '2026-02-30T00:00:00Z', 'Sat, 13 Jun 2026 14:00:00 GMT', '2026-06-13'],
    ],
  ],
  [/^\d\d:/, ['00:00:00', '07:00:00', '12:34:56', '23:59:59', '24:00:00', '12:60:00', '12:00']],
  [/^[A-Z]{3}$/, ['EUR', 'JPY', 'XXX', 'gbp', '€']],
  [/^https?:/, REDIRECT_TRAPS],
];

const formed = fc.constantFrom(...FORMS.flatMap(([, texts]) => texts), 'SAVE', '___', '-1');

const number = fc.oneof(
  fc.constantFrom<number | string>(0, -0, -1, 1e-9, 1e21, -1e21, 1e308, HUGE),
  fc.double({noNaN: true, noDefaultInfinity: true}),
  fc.integer(),
);

const key = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', 'then', 'object'),
  text,
);

const route = fc.constantFrom(...Object.keys(ROUTES), 'error', 'constructor', '__proto__', 'x');

/** Anything that can stand where a text is expected. */
const words = fc.oneof(
  {weight: 2, arbitrary: text},
  {weight: 1, arbitrary: address},
  {weight: 1, arbitrary: formed},
);

const leaf: fc.Arbitrary<Json> = fc.oneof(
  {weight: 8, arbitrary: words},
  {weight: 3, arbitrary: number},
  {weight: 2, arbitrary: fc.constantFrom<Json>(null, true, false, [], {})},
  {weight: 1, arbitrary: route},
);

const {json} = fc.letrec<{json: Json}>(tie => ({
  json: fc.oneof(
    {maxDepth: 4, depthSize: 'small'},
    {weight: 6, arbitrary: leaf},
    {weight: 1, arbitrary: fc.array(tie('json'), {maxLength: 4})},
    {
      weight: 1,
      arbitrary: fc
        .array(fc.tuple(key, tie('json')), {maxLength: 4})
        .map(entries => Object.fromEntries(entries)),
    },
  ),
}));

/** What becomes of a value; undefined takes it away. */
type Edit = (node: Json) => Json | undefined;

const remove: Edit = () => undefined;
const replace =
  (value: Json): Edit =>
  () =>
    value;
/** A text stays a text, a number a number: such a page is often drawn. */
const replaceAlike =
  (words: string, amount: Json): Edit =>
  node => {
    if (typeof node === 'boolean') return !node;
    return typeof node === 'number' ? amount : everyText(node, () => words);
  };
/** Every text that has a form becomes another that has it, or seems to. */
const misform =
  (first: number): Edit =>
  node => {
    let count = first;
    return everyText(node, text => {
      const [, texts] = FORMS.find(([form]) => form.test(text)) ?? [];
      return texts?.[(count += 7) % texts.length] ?? text;
    });
  };
const repeat =
  (times: number): Edit =>
  node =>
    Array.isArray(node) ? Array.from({length: times}, () => node).flat() : [node];
const add =
  (name: string, value: Json): Edit =>
  node => {
    if (Array.isArray(node)) return [...node, value];
    return isObject(node)
      ? withEntries(node, entries => [...entries, [name, value]])
      : {[name]: node};
  };

const edit: fc.Arbitrary<Edit> = fc.oneof(
  {weight: 1, arbitrary: fc.constant(remove)},
  {weight: 3, arbitrary: json.map(replace)},
  {
    weight: 8,
    arbitrary: fc.tuple(words, number).map(([words, amount]) => replaceAlike(words, amount)),
  },
  {weight: 4, arbitrary: fc.nat({max: 1000}).map(misform)},
  {weight: 1, arbitrary: fc.integer({min: 2, max: 40}).map(repeat)},
  {weight: 1, arbitrary: fc.tuple(key, json).map(([name, value]) => add(name, value))},
);

/** Which value is changed: which child of the page, which child of that, and so on. */
const place = fc.array(fc.nat({max: 23}), {maxLength: 6});

/** The page's `data` is what matters most, so most changes are there. */
const change = fc.oneof(
  {weight: 1, arbitrary: fc.record({at: place, edit})},
  {
    weight: 4,
    arbitrary: fc.record({at: place, edit}).map(({at, edit}) => ({at, edit, inside: 'data'})),
  },
);

/** The bytes of a documented page after one to four changes. */
export const mutatedPage = (page: Json): fc.Arbitrary<string> =>
  fc.array(change, {minLength: 1, maxLength: 4}).map(changes => {
    const changed = changes.reduce<Json>((node, {at, edit, ...rest}) => {
      const inside = 'inside' in rest && isObject(node) ? Object.keys(node).indexOf('data') : -1;
      return edited(node, inside < 0 ? at : [inside, ...at], edit) ?? null;
    }, page);
    return bytesOf(changed);
  });

/** The values that a careless server confuses with one another, those that tell most first. */
const PLAIN = [remove, ...[42, '', null, 'words', true, [], {}].map(replace)];

/**
 * The bytes of a documented page with plain values in each of its fields; of a list in the first.
 * @param values how many of them
 */
export function* plainlyWrong(page: Json, values = PLAIN.length): Generator<string> {
  for (const at of placesIn(page))
    for (const edit of PLAIN.slice(0, values)) yield bytesOf(edited(page, at, edit) ?? null);
}

function placesIn(node: Json): number[][] {
  if (!isObject(node) && !Array.isArray(node)) return [[]];
  const inner = Array.isArray(node) ? node.slice(0, 1) : Object.values(node);
  return [[], ...inner.flatMap((child, index) => placesIn(child).map(at => [index, ...at]))];
}

/** The page with the value at a place edited; a place that is deeper than the page is at its end. */
function edited(node: Json, [step, ...rest]: readonly number[], edit: Edit): Json | undefined {
  const children = Array.isArray(node)
    ? node.length
    : isObject(node)
      ? Object.keys(node).length
      : 0;
  if (step === undefined || children === 0) return edit(node);
  const at = step % children;
  if (Array.isArray(node))
    return node.flatMap((child, index) => {
      const now = index === at ? edited(child, rest, edit) : child;
      return now === undefined ? [] : [now];
    });
  return withEntries(node as Record<string, Json>, entries =>
    entries.flatMap(([name, child], index): [string, Json][] => {
      const now = index === at ? edited(child, rest, edit) : child;
      return now === undefined ? [] : [[name, now]];
    }),
  );
}

function everyText(node: Json, say: (text: string) => string): Json {
  if (typeof node === 'string') return say(node);
  if (Array.isArray(node)) return node.map(child => everyText(child, say));
  if (!isObject(node)) return node;
  return withEntries(node, entries =>
    entries.map(([name, child]) => [name, everyText(child, say)]),
  );
}

function isObject(node: Json): node is Record<string, Json> {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}

function withEntries(
  node: Record<string, Json>,
  change: (entries: [string, Json][]) => [string, Json][],
): Json {
  return Object.fromEntries(change(Object.entries(node)));
}

const bytesOf = (page: Json): string => JSON.stringify(page).replaceAll(`"${HUGE}"`, '1e400');
