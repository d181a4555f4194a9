import type {en} from './en.js';

type Plural = Intl.LDMLPluralRule;

/** A key with `#` is for numbers of one plural category, and found by the key before it. */
export type MessageKey = Exclude<keyof typeof en, `${string}#${Plural}`>;

/** The sentences of one language. */
export type Messages = Readonly<Record<MessageKey, string>> &
  Readonly<Partial<Record<`${MessageKey}#${Plural}`, string>>>;

export type Values = Readonly<Record<string, string | number>>;

/** Finds sentences by key in one language; an element has its own. */
export class Translator {
  constructor(
    readonly lang: string,
    readonly messages: Messages,
  ) {}

  /** The sentence of a key, with `{name}` replaced by values; numbers are written as the language does. */
  text(key: MessageKey, values: Values = {}): string {
    return this.#sentence(key, values).replace(/\{([\w-]+)\}/g, (whole, name: string) => {
      const value = values[name] ?? whole;
      return value.toLocaleString(this.lang);
    });
  }

  /** The sentence of the first of some keys that the catalogue has: for names that come from outside. */
  find(keys: readonly string[], values?: Values): string | undefined {
    const key = keys.find((name): name is MessageKey => Object.hasOwn(this.messages, name));
    return key && this.text(key, values);
  }

  #sentence(key: MessageKey, values: Values): string {
    const count = Object.values(values).find(value => typeof value === 'number');
    if (count === undefined) return this.messages[key];
    const plural = new Intl.PluralRules(this.messages.lang).select(count);
    return this.messages[`${key}#${plural}`] ?? this.messages[key];
  }
}
