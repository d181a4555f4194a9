import type {en} from './en.js';

type Plural = Intl.LDMLPluralRule;

/** The keys of messages. One with `#` is a plural form, which is found by the part before the `#`. */
export type MessageKey = Exclude<keyof typeof en, `${string}#${Plural}`>;

/** The messages of one language. */
export type Messages = Readonly<Record<MessageKey, string>> &
  Readonly<Partial<Record<`${MessageKey}#${Plural}`, string>>>;

export type Values = Readonly<Record<string, string | number>>;

/** Looks up messages of one language by key; each element has its own. */
export class Translator {
  constructor(
    readonly lang: string,
    readonly messages: Messages,
  ) {}

  /** The message of a key, with `{name}` replaced by values; numbers are formatted for the language. */
  text(key: MessageKey, values: Values = {}): string {
    return this.#message(key, values).replace(/\{([\w-]+)\}/g, (whole, name: string) => {
      const value = values[name] ?? whole;
      return value.toLocaleString(this.lang);
    });
  }

  /** The message of the first key that the catalogue has; for keys with names of the service. */
  find(keys: readonly string[], values?: Values): string | undefined {
    const key = keys.find((name): name is MessageKey => Object.hasOwn(this.messages, name));
    return key && this.text(key, values);
  }

  #message(key: MessageKey, values: Values): string {
    const count = Object.values(values).find(value => typeof value === 'number');
    if (count === undefined) return this.messages[key];
    const plural = new Intl.PluralRules(this.messages.lang).select(count);
    return this.messages[`${key}#${plural}`] ?? this.messages[key];
  }
}
