import {en} from './en.js';

export type MessageKey = keyof typeof en;

/** The sentences of one language. */
export type Messages = Readonly<Record<MessageKey, string>>;

export type Values = Readonly<Record<string, string | number>>;

/** Finds sentences by key in one language; an element has its own. */
export class Translator {
  constructor(
    readonly lang: string,
    readonly messages: Messages = en,
  ) {}

  /** The sentence of a key, with `{name}` replaced by values. */
  text(key: MessageKey, values: Values = {}): string {
    return this.messages[key].replace(/\{([\w-]+)\}/g, (whole, name: string) =>
      String(values[name] ?? whole),
    );
  }

  /** The sentence of the first of some keys that the catalogue has: for names that come from outside. */
  find(keys: readonly string[], values?: Values): string | undefined {
    const key = keys.find((name): name is MessageKey => Object.hasOwn(this.messages, name));
    return key && this.text(key, values);
  }
}
