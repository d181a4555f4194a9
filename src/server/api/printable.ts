const MAX_LENGTH = 200;

/** Control characters, marks of direction, line breaks, lone surrogates and unassigned characters. */
const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}]/gu;

const escapeOf = (character: string) => `\\u{${character.codePointAt(0)?.toString(16)}}`;

/** Text of the service for a message: on one line, with unprintable characters escaped, and cut. */
export const printable = (text: string): string =>
  text.slice(0, MAX_LENGTH).replace(UNPRINTABLE, escapeOf) + (text.length > MAX_LENGTH ? '…' : '');
