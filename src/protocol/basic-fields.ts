import * as z from './schema.js';

/*
 * The fields of pages. An optional value reads as empty if it is missing or null; a required value
 * that is missing, or any value of the wrong type, is malformed. Read strictly, a malformed value
 * makes the whole malformed. Read tolerantly, an optional one reads as empty, and an item of a list
 * that lacks a required one is left out. All fields are built from three kinds of zod schema,
 * because each further kind adds to every customer's download.
 */

/**
 * A field with a reader of its own; the reader returns undefined if the value is malformed.
 * @param empty read tolerantly, the value in place of a malformed one; without it the field is
 * required
 */
export const customField = <T>(read: (wire: unknown) => T | undefined, empty?: T) =>
  z.transform((wire: unknown, {issues}, {isTolerant}): T => {
    let result = read(wire);
    if (result === undefined && isTolerant) result = empty;
    if (result === undefined) issues.push(z.malformed(wire));
    return result as T;
  });

/**
 * A schema whose value may be missing or null and then reads as `empty`; read tolerantly, so does
 * a malformed one.
 */
export const emptyIfMissing = <Out, In>(empty: object | null, schema: z.Schema<Out, In>) =>
  z.transform((wire: unknown, {issues}, context): Out => {
    let result = z.run(schema, wire ?? empty, context);
    if (result.issues.length > 0 && context.isTolerant) result = z.run(schema, empty, context);
    issues.push(...result.issues);
    return result.value;
  });

/**
 * An object. Read tolerantly, what is no object reads as one without fields, if all of them can be
 * missing.
 */
export const objectOf = <Fields extends z.Shape>(fields: Fields) => {
  const schema = z.object(fields);
  return z.transform((wire: unknown, {issues}, context) => {
    const isEmpty =
      context.isTolerant && (typeof wire !== 'object' || !wire || Array.isArray(wire));
    const result = z.run(schema, isEmpty ? {} : wire, context);
    issues.push(...result.issues);
    return result.value;
  });
};

/**
 * A list that may be missing. Read tolerantly, items that cannot be read are left out, and what is
 * no list is empty.
 */
export const listOf = <Out, In>(item: z.Schema<Out, In>) => emptyIfMissing([], readableItems(item));

/** A list that is there. Read tolerantly, items that cannot be read are left out. */
export const readableItems = <Out, In>(item: z.Schema<Out, In>) => {
  const list = z.array(item);
  return z.transform((wire: unknown, {issues}, context): Out[] => {
    const result = z.run(list, wire, context);
    if (!context.isTolerant || !Array.isArray(wire)) {
      issues.push(...result.issues);
      return result.value;
    }
    const malformed = new Set(result.issues.map(({path}) => path?.[0]));
    return result.value.filter((_, index) => !malformed.has(index));
  });
};

/** Longer than any text of a page; a longer one would make the page slow. */
const MAX_TEXT_LENGTH = 20_000;

/** The text, unless it is none that can be meant. */
export const textOf = (wire: unknown) =>
  typeof wire === 'string' && wire.length <= MAX_TEXT_LENGTH ? wire : undefined;

/**
 * A text that matches a pattern.
 * @param empty as for `customField`
 */
export const textMatching = (pattern: RegExp, empty?: string) =>
  customField(wire => textOf(wire)?.match(pattern)?.input, empty);

/** A required text with at least one visible character. */
export const nonBlankText = textMatching(/[^\p{Z}\p{C}]/u);

/** A text that may be missing. */
export const optionalText = customField(wire => textOf(wire ?? ''), '');

/** A boolean that is false if missing. */
export const flag = customField(
  wire => (typeof (wire ?? false) === 'boolean' ? wire === true : undefined),
  false,
);

/** A supply address; every line may be empty. `country_code` is ISO 3166-1 alpha-2. */
export type PostalAddress = Record<
  'address_line1' | 'address_line2' | 'city' | 'state' | 'post_code' | 'country_code',
  string
>;

/** The address that the customer is asked for. */
export const requiredPostalAddress = objectOf({
  address_line1: optionalText,
  address_line2: optionalText,
  city: optionalText,
  state: optionalText,
  post_code: optionalText,
  country_code: optionalText,
});
