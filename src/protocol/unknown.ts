import {
  NO_CURRENCY,
  numberOf,
  objectOf,
  optionalText,
  postalAddress,
  provider,
  roundPrice,
  shownCurrency,
  textOf,
} from './fields.js';
import {ANY_ROUTE} from './page-types.js';
import {pageType} from './page-type.js';
import {inLocalTime, ratesByDay} from './rates.js';
import {fieldsOf, recordOf} from './record.js';
import * as z from './schema.js';

type Fields = Readonly<Record<string, unknown>>;

/** One item of a list. */
export interface KnownOption {
  readonly id: string;
  readonly name: string;
  readonly hint: string;
}

/** A list of which the customer chooses one item. */
export interface KnownList {
  /** The service's name of the list, such as `devices`. */
  readonly name: string;
  /** The name of the field with the id of an item. */
  readonly idField: string;
  readonly options: readonly KnownOption[];
}

/** A field of a form. */
export interface KnownField {
  /** The name of its object, if it is in one, and its own. */
  readonly path: readonly string[];
  readonly kind: 'text' | 'email' | 'tel' | 'price';
  /** A price is a number, in major units. */
  readonly value: string | number;
}

/** The answer: the id of the chosen item, or the empty string, and the fields with their values. */
export interface UnknownAnswer {
  readonly selected: string;
  readonly fields: readonly KnownField[];
}

/** The kinds of the fields that a form may have, by their names. */
const FIELD_KINDS: ReadonlyMap<string, KnownField['kind']> = new Map([
  ['name', 'text'],
  ['first_name', 'text'],
  ['last_name', 'text'],
  ['email', 'email'],
  ['phone', 'tel'],
  ['cost', 'price'],
]);

/** How the wire has the answer to a list of texts, by the name of the list. */
const TEXT_ANSWERS: ReadonlyMap<string, (text: string) => Fields> = new Map([
  ['options', (text): Fields => ({options: [text]})],
  ['regions', (text): Fields => ({region: text})],
]);

/** Fields that are not about the page: actions, and the provider that is shown on every page. */
const FRAME_FIELDS = new Set(['actions', 'provider']);

/** More fields than a customer fills in, and more names than a customer reads. */
const MAX_FIELDS = 30;
const MAX_NAMES = 10;

/** A name of a field that the service can mean; `__proto__` is none. */
const FIELD_NAME = /^[a-z]\w{0,63}$/i;

const entriesOf = (fields: Fields): [name: string, value: unknown][] =>
  Object.entries(fields).filter(([name]) => FIELD_NAME.test(name));

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const firstText = (...values: readonly unknown[]): string =>
  values.map(textOf).find(text => text?.trim()) ?? '';

/** `devices` as `device`. */
const singular = (name: string) => name.replace(/ies$/, 'y').replace(/s$/, '');

const nameOf = (object: Fields, kind: string): string =>
  firstText(
    ...[object.display_name, object.name],
    ...[object[`${kind}_display_name`], object[`${kind}_name`]],
  );

/** An item of a list: an object with an id and a name, or a text where that can be answered. */
function optionOf(item: unknown, list: string, idField: string): KnownOption {
  if (!isObject(item)) {
    const text = TEXT_ANSWERS.has(list) ? firstText(item) : '';
    return {id: text, name: text, hint: ''};
  }
  const hint = firstText(item.description);
  return {id: firstText(item[idField]), name: nameOf(item, singular(list)), hint};
}

/** How the wire has the chosen item of a list. */
function choice({name, idField}: KnownList, selected: string): Fields {
  const byText = TEXT_ANSWERS.get(name);
  if (byText) return byText(selected);
  return idField === 'id' ? {[singular(name)]: {id: selected}} : {[idField]: selected};
}

/** The first list with items to choose. */
function listIn(data: Fields): KnownList | undefined {
  for (const [name, items] of entriesOf(data)) {
    if (FRAME_FIELDS.has(name) || !Array.isArray(items)) continue;
    const hasIds = items.some(item => firstText(fieldsOf(item).id));
    const idField = hasIds ? 'id' : `${singular(name)}_id`;
    const options = items.map(item => optionOf(item, name, idField));
    // Of items with the same id, the first: the service could not tell which one is meant.
    const byId = new Map(options.toReversed().map(option => [option.id, option]));
    const usable = options.filter(
      option => option.id && option.name && byId.get(option.id) === option,
    );
    if (usable.length > 0) return {name, idField, options: usable};
  }
  return undefined;
}

function selectedIn(data: Fields, list: string): string {
  const kind = singular(list);
  return firstText(fieldsOf(data[kind]).id, data[`${kind}_id`], data[kind]);
}

/** The fields of a form. An object with an id exists already, so nobody is asked for its fields. */
function formIn(data: Fields, currency: string): KnownField[] {
  const leaves = entriesOf(data).flatMap(([name, value]): [string[], unknown][] => {
    if (!isObject(value)) return [[[name], value]];
    return 'id' in value ? [] : entriesOf(value).map(([leaf, each]) => [[name, leaf], each]);
  });
  const fields = leaves.flatMap(([path, wire]): KnownField | [] => {
    const kind = FIELD_KINDS.get(path.at(-1) ?? '');
    const value = kind === 'price' ? priceOf(wire ?? 0) : textOf(wire ?? '');
    const isUsable = kind !== undefined && value !== undefined;
    return isUsable && (kind !== 'price' || currency !== NO_CURRENCY) ? {path, kind, value} : [];
  });
  return fields.length > MAX_FIELDS ? [] : fields;
}

/** A price as its field shows it. */
function priceOf(wire: unknown): number | undefined {
  const value = numberOf(wire);
  return value === undefined ? undefined : roundPrice(value);
}

/** The names of the objects that the page is about, as `[kind, name]`. */
const namesIn = (data: Fields): [string, string][] =>
  entriesOf(data)
    .flatMap(([kind, value]): [string, string][] => {
      const name =
        isObject(value) && 'id' in value && !FRAME_FIELDS.has(kind) && nameOf(value, kind);
      return name ? [[kind, name]] : [];
    })
    .slice(0, MAX_NAMES);

/** The prices of three days, of the page or of an object in it. */
const pricesIn = (data: Fields): unknown =>
  [data, ...Object.values(data).map(fieldsOf)]
    .map(({prices, rates}) => prices ?? rates)
    .find(days => Array.isArray(fieldsOf(days).today));

/** Writes the answer as the pages that are known have it: only what the customer has seen. */
function toWire(
  {selected, fields}: UnknownAnswer,
  {list}: {readonly list: KnownList | undefined},
): Fields {
  // A map, because a name such as `constructor` is also that of an inherited field.
  const answer = new Map<string, unknown>();
  for (const {path, value} of fields) {
    const [name = '', leaf] = path;
    answer.set(name, leaf === undefined ? value : {...fieldsOf(answer.get(name)), [leaf]: value});
  }
  return {...Object.fromEntries(answer), ...(list && selected && choice(list, selected))};
}

/**
 * A page with an unknown route: those parts of its data that other pages have, too. Anything else is
 * neither shown nor sent.
 *
 * Inferred, as is how it is answered: as the pages with the same parts are.
 */
const unknownPage = pageType<UnknownAnswer>()({
  kind: 'unknown',
  dataFrom({data, connect_token: _token, ...envelope}) {
    const wire = recordOf(data ?? envelope);
    const {currency_code = NO_CURRENCY} = wire;
    return {...wire, currency_code, rates: pricesIn(wire), wire};
  },
  needsData: false,
  data: z.pipe(
    z.object({
      currency_code: shownCurrency,
      timezone: optionalText,
      provider,
      postal_address: postalAddress,
      rates: ratesByDay,
      /** The fields as received. */
      wire: objectOf({}),
    }),
    z.transform(({currency_code, timezone, provider, postal_address, rates, wire}) => {
      const list = listIn(wire);
      const form = formIn(wire, currency_code);
      return {
        ...{currency_code, provider, postal_address, list, form},
        selected: list ? selectedIn(wire, list.name) : '',
        /** The answer to the form; one to an earlier form may have other fields. */
        fields: form,
        names: namesIn(wire),
        rates: inLocalTime(rates, timezone),
      };
    }),
  ),
  actions: [],
  toWire,
});

export const UNKNOWN_ROUTES = {[ANY_ROUTE]: unknownPage} as const;
