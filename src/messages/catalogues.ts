import {enInitial} from './en-initial.js';
import type {Messages} from './translator.js';

/** A language file: the messages in the order of the English keys, and further plural forms by key. */
export type CompactMessages = readonly [values: readonly string[], others: Partial<Messages>];

/** The source of languages that are not registered. */
export interface MessageSource {
  /** BCP 47 tags without regions. */
  readonly languages: readonly string[];
  /** @param hash of the file, if it is not that of a language of the source */
  load(file: string, hash?: string): Promise<CompactMessages>;
}

/** Language tags whose messages are those of another tag. */
const ALIASES = new Map([
  ['no', 'nb'],
  ['nn', 'nb'],
]);

/** The English messages: those of the initial pages, until the deferred chunk has loaded. */
export let english = enInitial as Partial<Messages> as Messages;

const messagesByLanguage = new Map([[english.lang, english]]);
/** Loaded language files, whose keys come from English. */
const compactCatalogues = new Map<string, CompactMessages>();
const listeners = new Set<() => void>();

/** Where languages come from that are not registered. */
export let source: MessageSource = {
  languages: [],
  load: () => Promise.reject(new Error('No source.')),
};
/** Languages that were requested from the source, and whether they are still loading. */
const requested = new Map<string, boolean>();

/** Registers languages for all elements of the page, such as `registerMessages(de, fr)`. */
export function registerMessages(...catalogues: readonly Messages[]): void {
  for (const messages of catalogues) {
    messagesByLanguage.set(messages.lang, messages);
    compactCatalogues.delete(messages.lang);
  }
  notify();
}

/** Completes the English messages, whose keys name those of the language files. */
export function completeEnglish(whole: Messages): void {
  if (english === whole) return;
  if (messagesByLanguage.get(whole.lang) === english) messagesByLanguage.set(whole.lang, whole);
  english = whole;
  for (const [language, file] of compactCatalogues)
    messagesByLanguage.set(language, withKeys(file));
  notify();
}

function withKeys([values, others]: CompactMessages): Messages {
  const messages = Object.keys(english).map((key, at) => [key, values[at]]);
  return {...(Object.fromEntries(messages) as Messages), ...others};
}

function notify(): void {
  for (const listener of listeners) listener();
}

/** Sets the source of a language that is needed and not registered. */
export function loadMessagesFrom(newSource: MessageSource): void {
  source = newSource;
}

/**
 * Calls the listener when a language has loaded or failed to load.
 * @returns a function that removes the listener
 */
export function onMessages(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Whether there are messages for a language (BCP 47), in any region. */
export const hasMessages = (lang: string): boolean => {
  const language = primaryLanguage(lang);
  return messagesByLanguage.has(language) || source.languages.includes(language);
};

/**
 * The messages for a language (BCP 47), in any region: English if there are none, and undefined
 * while they load.
 */
export function messagesFor(lang: string): Messages | undefined {
  const language = primaryLanguage(lang);
  const messages = messagesByLanguage.get(language);
  if (messages) return messages;
  if (source.languages.includes(language) && !requested.has(language)) void loadLanguage(language);
  return requested.get(language) ? undefined : english;
}

async function loadLanguage(language: string): Promise<void> {
  requested.set(language, true);
  try {
    const file = await source.load(language);
    // Messages that the site has registered meanwhile take precedence.
    if (!messagesByLanguage.has(language)) {
      compactCatalogues.set(language, file);
      messagesByLanguage.set(language, withKeys(file));
    }
  } catch (error) {
    // eslint-disable-next-line no-console -- for the site's developers; the customer reads English
    console.warn(`Could not load the "${language}" messages; falling back to English.`, error);
  }
  requested.set(language, false);
  notify();
}

/** The language of a BCP 47 tag whose messages apply to it. */
export function primaryLanguage(lang: string): string {
  const {language} = new Intl.Locale(lang);
  return ALIASES.get(language) ?? language;
}
