import type {en} from './en.js';

type Plural = Intl.LDMLPluralRule;

/** The keys of messages. One with `#` is a plural form, which is found by the part before the `#`. */
export type MessageKey = Exclude<keyof typeof en, `${string}#${Plural}`>;

/** The messages of one language. */
export type Messages = Readonly<Record<MessageKey, string>> &
  Readonly<Partial<Record<`${MessageKey}#${Plural}`, string>>>;

export type Values = Readonly<Record<string, string | number>>;

const PLURALS: readonly Plural[] = ['zero', 'one', 'two', 'few', 'many', 'other'];

/** Languages whose digits are those of ASCII, unless the tag chooses others. */
const ASCII_DIGITS = /^(cs|da|de|en|es|fi|fr|it|nb|nl|pl|pt|sv)\b(?!.*-u-)/;

/** Looks up messages of one language by key; each element has its own. */
export class Translator {
  constructor(
    readonly lang: string,
    readonly messages: Messages,
  ) {}

  /**
   * The message of a key, with `{name}` replaced by values, or else by the message `word.<name>`;
   * numbers are formatted for the language.
   */
  text(key: MessageKey, values: Values = {}): string {
    return this.#message(key, values).replace(/\{([\w-]+)\}/g, (whole, name: string) => {
      const value = values[name] ?? this.#word(name) ?? whole;
      return typeof value === 'number' ? this.#number(value) : value;
    });
  }

  /** The message of the first key that the catalogue has; for keys with names of the service. */
  find(keys: readonly string[], values?: Values): string | undefined {
    const key = keys.find((name): name is MessageKey => Object.hasOwn(this.messages, name));
    return key && this.text(key, values);
  }

  /** A word that the site may replace, with a capital if its name has one, such as `{Supplier}`. */
  #word(name: string): string | undefined {
    const lower = name.toLowerCase();
    const word = (this.messages as Readonly<Record<string, string | undefined>>)[`word.${lower}`];
    if (name === lower) return word;
    return word?.replace(/./u, initial => initial.toLocaleUpperCase(this.lang));
  }

  #message(key: MessageKey, values: Values): string {
    const count = Object.values(values).find(value => typeof value === 'number');
    if (count === undefined || !this.#hasPlurals(key)) return this.messages[key];
    const plural = new Intl.PluralRules(this.messages.lang).select(count);
    return this.messages[`${key}#${plural}`] ?? this.messages[key];
  }

  #hasPlurals(key: MessageKey): boolean {
    return PLURALS.some(plural => this.messages[`${key}#${plural}`] !== undefined);
  }

  /** The first use of `Intl` takes a slow phone longer than the first page's other text. */
  #number(value: number): string {
    const isDigit = value >= 0 && value <= 9 && Number.isInteger(value);
    const isPlain = isDigit && ASCII_DIGITS.test(this.lang);
    return isPlain ? String(value) : value.toLocaleString(this.lang);
  }
}
