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
