import {first} from './en-initial.js';
import type {Messages} from './translator.js';

/** A language as a file: the sentences in the order of the English keys, other plurals by their own. */
export type Sentences = readonly [inOrder: readonly string[], others: Partial<Messages>];

/** Where the sentences of languages come from that nobody has registered. */
export interface MessageSource {
  /** BCP 47, without regions. */
  readonly languages: readonly string[];
  load(language: string): Promise<Sentences>;
}

/** Codes that browsers and pages say for a language that is written here under another. */
const ALIASES = new Map([
  ['no', 'nb'],
  ['nn', 'nb'],
]);

/** What is here of English: that of the first pages, until the others come. */
export let english = first as Partial<Messages> as Messages;

const known = new Map([[english.lang, english]]);
/** What came as files, and gets the names of its sentences from English. */
const files = new Map<string, Sentences>();
const listeners = new Set<() => void>();
let source: MessageSource = {languages: [], load: () => Promise.reject(new Error('No source.'))};
/** Languages that were asked for at the source, and whether they are still on their way. */
const asked = new Map<string, boolean>();

/** Makes languages known to every element of the page, such as `registerMessages(de, fr)`. */
export function registerMessages(...catalogues: readonly Messages[]): void {
  for (const messages of catalogues) {
    known.set(messages.lang, messages);
    files.delete(messages.lang);
  }
  tell();
}

/** The rest of English is here, and with it the keys of what files say. Whoever needs it says so. */
export function completeEnglish(whole: Messages): void {
  if (english === whole) return;
  if (known.get(whole.lang) === english) known.set(whole.lang, whole);
  english = whole;
  for (const [language, file] of files) known.set(language, named(file));
  tell();
}

function named([inOrder, others]: Sentences): Messages {
  const sentences = Object.keys(english).map((key, at) => [key, inOrder[at]]);
  return {...(Object.fromEntries(sentences) as Messages), ...others};
}

function tell(): void {
  for (const listener of listeners) listener();
}

/** Where to ask for a language when an element is first to speak it. */
export function loadMessagesFrom(from: MessageSource): void {
  source = from;
}

/** Calls the listener when a language has come, or won't; returns what ends that. */
export function onMessages(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Whether there are sentences for a language (BCP 47), of whatever region. */
export const isSpoken = (lang: string): boolean => {
  const language = languageIn(lang);
  return known.has(language) || source.languages.includes(language);
};

/**
 * The sentences for a language (BCP 47), of whatever region: English where there are none, and
 * undefined as long as they are on their way.
 */
export function messagesFor(lang: string): Messages | undefined {
  const language = languageIn(lang);
  const messages = known.get(language);
  if (messages) return messages;
  if (source.languages.includes(language) && !asked.has(language)) void ask(language);
  return asked.get(language) ? undefined : english;
}

async function ask(language: string): Promise<void> {
  asked.set(language, true);
  try {
    const file = await source.load(language);
    // What a host has registered meanwhile is what it wants said.
    if (!known.has(language)) {
      files.set(language, file);
      known.set(language, named(file));
    }
  } catch (error) {
    // eslint-disable-next-line no-console -- for the host's developers; the customer reads English
    console.warn(`flatpeak-connect speaks English, for its “${language}” did not come.`, error);
  }
  asked.set(language, false);
  tell();
}

function languageIn(lang: string): string {
  const {language} = new Intl.Locale(lang);
  return ALIASES.get(language) ?? language;
}
