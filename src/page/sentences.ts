import {english, type Sentences} from './english.js';

/** The sentences of a language tag; English if the page does not have the language. */
export async function sentencesFor(language: string): Promise<Sentences> {
  const [name = ''] = language.toLowerCase().split('-');
  if (name === 'en') return english;
  // eslint-disable-next-line no-restricted-syntax -- a chunk that few customers need
  const {translations} = await import('./translations.js').catch(() => ({translations: {}}));
  return Object.hasOwn(translations, name)
    ? ((translations as Readonly<Record<string, Sentences>>)[name] ?? english)
    : english;
}
