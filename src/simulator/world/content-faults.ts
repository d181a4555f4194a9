import {
  changeContent,
  hasListedContent,
  isContent,
  isObject,
  mapFields,
  mapLeaves,
  mapLists,
  type JsonObject,
} from './content.js';
import {seriesFaults, type Scene} from './series-faults.js';
import {keysOf, mapValues} from './table.js';
import {moment, readTimestamp} from './wire-format.js';
import {momentOf} from './zone.js';

/** Oddities in what a page or a response of the REST API contains. */

/** A text that no layout expects, of a single word. */
const LONG_TEXT = 'Elektrizitätsversorgungsgesellschaft'.repeat(10);

/** The fields that name a row, the most telling first. */
const NAME_FIELDS = ['display_name', 'name', 'reference_id'];

function withName(row: JsonObject, rename: (name: string) => object): JsonObject {
  const field = NAME_FIELDS.find(name => name in row);
  if (field === undefined) return row;
  const {[field]: _name, ...rest} = row;
  return {...rest, ...rename(field)};
}

/**
 * The rows stay valid answers where they can: the first has an overlong name, the second has none,
 * and null comes last. A list of texts gets three texts more instead.
 */
function withOddRows(list: readonly unknown[]): readonly unknown[] {
  if (list.some(row => typeof row === 'string')) return [...list, '', LONG_TEXT, null];
  const rows = list.map((row, index) => {
    if (!isObject(row) || index > 1) return row;
    return withName(row, field => (index === 0 ? {[field]: LONG_TEXT} : {}));
  });
  return [...rows, null];
}

/** A value of another type for each type. */
const OTHER_TYPES: Readonly<Record<string, unknown>> = {
  string: 42,
  number: 'forty-two',
  boolean: 'perhaps',
  object: 'an object',
};

const otherType = (value: unknown) => (value === null ? {none: true} : OTHER_TYPES[typeof value]);

/** The same fields with values of other types; 42 in place of anything but an object. */
export const wrongTypes = (value: unknown): unknown =>
  isObject(value) ? mapFields(value, otherType) : 42;

/** The name of what matters most in a response: its `data`, or else its first object or list. */
function mainField(reply: JsonObject): string | undefined {
  if ('data' in reply) return 'data';
  return Object.keys(reply).find(
    key => isContent(reply, key) && typeof reply[key] === 'object' && reply[key] !== null,
  );
}

const changeMain = (reply: JsonObject, change: (value: unknown) => unknown): JsonObject => {
  const field = mainField(reply);
  return field === undefined ? reply : {...reply, [field]: change(reply[field])};
};

/** The first row of each list has values of other types; without a list, the first object is none. */
function withWrongType(reply: JsonObject): JsonObject {
  const firstWrong = (value: unknown) =>
    mapLists(value, ([first, ...rest]) =>
      first === undefined ? [] : [wrongTypes(first), ...rest],
    );
  if (hasListedContent(reply)) return changeContent(reply, firstWrong);
  return changeMain(reply, main => {
    const first = isObject(main) && mainField(main);
    return first ? {...main, [first]: otherType(main[first])} : wrongTypes(main);
  });
}

const CONTRACT_DATE = /^contract_(start|end)_date$/;
const ZONE_FIELD = /^(location_)?timezone$/;

type LeafChange = (leaf: unknown, key: string, scene: Scene) => unknown;

/** Midnight of the contract's day at the location, as a moment in UTC: often the day before. */
const localMidnight: LeafChange = (leaf, _key, {timeZone}) => {
  const day = typeof leaf === 'string' ? leaf.slice(0, 10) : '';
  // The year 1 is an open-ended contract.
  return day > '0001-01-01' ? moment(momentOf(day, '00:00:00', timeZone)) : leaf;
};

const inUtc: LeafChange = (leaf, key) => {
  if (typeof leaf !== 'string' || CONTRACT_DATE.test(key)) return leaf;
  const timestamp = readTimestamp(leaf);
  return timestamp ? moment(timestamp.at) : leaf;
};

/** The next number but one that a double can hold: 0.31 is 0.31000000000000005. */
const withNoise: LeafChange = leaf =>
  typeof leaf === 'number' && !Number.isInteger(leaf) ? leaf * (1 + Number.EPSILON) : leaf;

const LEAF_FAULTS = {
  /** Times are in UTC, beside the location's zone. */
  'utc-times': inUtc,
  /** The time zone is unknown to every calendar. */
  'unknown-zone': (leaf, key) => (ZONE_FIELD.test(key) ? 'Mars/Olympus_Mons' : leaf),
  /** Prices carry the noise of binary arithmetic. */
  'binary-noise': withNoise,
  /** Contract dates are midnight at the location, written in UTC. */
  'local-midnight': (leaf, key, scene) =>
    CONTRACT_DATE.test(key) ? localMidnight(leaf, key, scene) : leaf,
  /** The contract ends in the year 9999. */
  'far-end': (leaf, key) => (key === 'contract_end_date' ? '9999-12-31T00:00:00Z' : leaf),
  /** Contract dates are no timestamps. */
  'odd-date': (leaf, key) => (CONTRACT_DATE.test(key) ? '15/06/2027' : leaf),
} as const satisfies Record<string, LeafChange>;

/** Changes what a response contains, by the type of the fault. */
export type ContentChange = (reply: JsonObject, scene: Scene) => JsonObject;

const onLeaves =
  (change: LeafChange): ContentChange =>
  (reply, scene) =>
    changeContent(reply, (value, field) =>
      mapLeaves(value, (leaf, key) => change(leaf, key, scene), field),
    );

const onContent =
  (change: (value: unknown, scene: Scene) => unknown): ContentChange =>
  (reply, scene) =>
    changeContent(reply, value => change(value, scene));

export const CONTENT_FAULTS = {
  /** Each list has a row without a name, a row with an overlong name, and null. */
  'odd-row': onContent(value => mapLists(value, withOddRows)),
  ...mapValues(seriesFaults, onContent),
  ...mapValues(LEAF_FAULTS, onLeaves),
  /** What matters most in the response is null. */
  'null-data': reply => changeMain(reply, () => null),
  /** One row of each list has values of other types, or one object is none. */
  'wrong-type': withWrongType,
} as const satisfies Record<string, ContentChange>;

/** The types of faults that the conversation and the REST API have in common. */
export const CONTENT_FAULT_TYPES = keysOf(CONTENT_FAULTS);
