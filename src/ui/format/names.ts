import type {Translator} from '../../messages/translator.js';

/** `SOME_NEW_NAME` as "Some new name": for names of the service that the catalogue does not have. */
export function humanize(name: string): string {
  const words = name.replaceAll(/[_-]+/g, ' ').trim().toLowerCase() || name;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `SOME_NAME` as part of a message key: `some-name`. */
export const keyOf = (name: string): string => name.toLowerCase().replaceAll('_', '-');

/** The name of a price structure; undefined if the service sent none. */
export function structureLabel(structure: string, translator: Translator): string | undefined {
  if (!structure) return undefined;
  return translator.find([`tariff-structure.${keyOf(structure)}`]) ?? humanize(structure);
}
