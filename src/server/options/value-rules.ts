/** What is wrong with a value, as the rest of a sentence about it; undefined if it is valid. */
export type Rule = (value: unknown) => string | undefined;

/** The longest delay of a timer, in milliseconds; a longer one ends at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** What kind of value it is. Never the value itself, which could be a secret. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (value instanceof Promise) return 'a promise, which must be awaited';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

export const isPlainObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Promise);

export const mustBeFunction: Rule = value =>
  typeof value === 'function' ? undefined : `must be a function, and is ${kindOf(value)}`;

export const mustBeBoolean: Rule = value =>
  typeof value === 'boolean' ? undefined : `must be true or false, and is ${kindOf(value)}`;

export const mustBeObject: Rule = value =>
  isPlainObject(value) ? undefined : `must be an object, and is ${kindOf(value)}`;

/** A duration for a timer. */
export const mustBeMilliseconds: Rule = value => {
  if (typeof value !== 'number') return `must be a number, and is ${kindOf(value)}`;
  const isDuration = value > 0 && value <= MAX_TIMER_MS;
  return isDuration ? undefined : `must be a number of milliseconds from 1 to ${MAX_TIMER_MS}`;
};

/** A whole number. */
export const mustBeCount =
  (least: number): Rule =>
  value => {
    if (typeof value !== 'number') return `must be a number, and is ${kindOf(value)}`;
    const isCount = Number.isInteger(value) && value >= least;
    return isCount ? undefined : `must be a whole number from ${least}`;
  };

/** A credential, which becomes part of a header. */
export const mustBeCredential: Rule = value => {
  if (typeof value !== 'string') return `must be a string, and is ${kindOf(value)}`;
  return /[\s\p{Cc}\p{Cs}]/u.test(value)
    ? 'holds a space, a line break or a control character: trim what you read it from'
    : undefined;
};
