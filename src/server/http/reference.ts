/** The longest id of the site's own that Flatpeak gets as `reference_id`. */
export const MAX_REFERENCE_LENGTH = 200;

/** Half a surrogate pair is in no UTF-8, so that two ids could be stored as the same one. */
const UNSAFE_CHARACTER = /[\p{Cc}\p{Cs}]/u;

/** Texts that JavaScript makes of a missing or wrong value: every customer would have them. */
const STRINGIFIED_VALUE = /^(undefined|null|NaN|\[object \w+\])$/;

/** What is wrong with an id of the site's own; undefined if it is valid. */
export function mistakeInReference(id: unknown): string | undefined {
  if (typeof id !== 'string') return `a value of the type ${typeof id}`;
  if (id.trim() === '') return 'a blank string';
  if (id.length > MAX_REFERENCE_LENGTH) return `a string of ${id.length} characters`;
  if (UNSAFE_CHARACTER.test(id)) return 'a string with a control character or half a character';
  if (STRINGIFIED_VALUE.test(id)) return `the text "${id}"`;
  return undefined;
}
