/** The sentences of the hosted page around the widget, in English. `{name}` is the company's. */
export const english = {
  title: 'Connect your electricity tariff',
  incomplete: 'This link isn’t complete',
  'start-again': 'Go back to where you found it, and start again.',
  'start-again-at': 'Go back to {name}, and start again.',
  framed: 'This page can’t be shown here',
  setup: 'This page isn’t set up correctly',
  failed: 'Something didn’t load',
  retry: 'Try again',
  kept: 'Your answers are kept',
  continue: 'Continue',
  done: 'You’re done',
  'close-window': 'You can close this window.',
  'back-to': 'Back to {name}',
} as const;

export type SentenceKey = keyof typeof english;
export type Sentences = Readonly<Record<SentenceKey, string>>;

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
