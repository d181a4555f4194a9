/** The environment of a process. */
export type Env = Readonly<Record<string, string | undefined>>;

/** Secrets shorter than this can be guessed. */
const MIN_SECRET_LENGTH = 32;

/**
 * Reads settings from environment variables, and collects a sentence for each mistake, so that an
 * operator learns of all at once. A sentence names the variable and never its value.
 */
export class Environment {
  readonly mistakes: string[] = [];
  readonly #env: Env;

  constructor(env: Env) {
    this.#env = env;
  }

  /** A text; undefined if the variable is not set, or empty. */
  optional(name: string): string | undefined {
    return this.#env[name]?.trim() || undefined;
  }

  /** A text that has to be there. */
  required(name: string, purpose: string): string {
    const value = this.optional(name);
    if (value === undefined) this.mistakes.push(`${name} is not set. It is ${purpose}.`);
    return value ?? '';
  }

  /** A text that nobody may guess. */
  secret(name: string, purpose: string): string {
    const value = this.required(name, purpose);
    if (value && value.length < MIN_SECRET_LENGTH)
      this.mistakes.push(`${name} is shorter than ${MIN_SECRET_LENGTH} characters.`);
    return value;
  }

  /** A whole number. */
  count(name: string, fallback: number): number {
    const value = this.optional(name);
    if (value === undefined) return fallback;
    if (!/^\d{1,9}$/.test(value)) this.mistakes.push(`${name} is not a whole number.`);
    return Number(value);
  }

  /** `true` or `false`. */
  flag(name: string): boolean {
    return this.choice(name, ['true', 'false'], 'false') === 'true';
  }

  /** One of some words. */
  choice<Word extends string>(name: string, words: readonly Word[], fallback: Word): Word;
  choice<Word extends string>(name: string, words: readonly Word[]): Word | undefined;
  choice<Word extends string>(
    name: string,
    words: readonly Word[],
    fallback?: Word,
  ): Word | undefined {
    const value = this.optional(name);
    if (value === undefined) return fallback;
    const found = words.find(word => word === value);
    if (!found) this.mistakes.push(`${name} must be ${words.join(' or ')}.`);
    return found;
  }

  /** Texts with commas between them. */
  list(name: string): readonly string[] {
    const texts = this.optional(name)?.split(',') ?? [];
    return texts.map(text => text.trim()).filter(Boolean);
  }
}
