import {hashToken} from '../../protocol/token-hash.js';
import {tabStorage} from '../tab-storage.js';
import type {FormValues} from '../../ui/form-values.js';

/**
 * What survives a reload and the visit to a provider's login. Stored under the hash of the session's
 * token. The token itself is never stored: a site that writes `connect-token` does so again, a login
 * returns it in the URL, and a backend behind `token-url` or `fetchToken` is sent the hash.
 */
export interface StoredSession {
  /** Identifies the widget across reloads. */
  readonly identity: string;
  readonly isOpen: boolean;
  /** The page on screen, and the values typed into it. */
  readonly route: string;
  readonly typed: FormValues;
  /** The provider that the customer chose. */
  readonly provider?: object | undefined;
  /** Time of storing, in ms since the epoch. */
  readonly at: number;
}

/** The form of a page, with the values that the customer typed and has not sent. */
export interface PageForm {
  readonly page: {readonly route: string};
  readonly formValues: FormValues;
  restoreValues(values: FormValues): Promise<void>;
}

const STORAGE_KEY = 'flatpeak-kept';

/** A connect token is valid for a day. */
const TOKEN_LIFETIME_MS = 86_400_000;

/** What one widget stores for the next load of the page, or for a widget in its place. */
export class SessionMemory {
  /** The hashes of the sessions that the widgets on this page have. */
  static readonly #inUse = new Set<string>();

  /** Hash of the current token; undefined until computed, and on insecure origins. */
  hash?: string | undefined;
  /** Whether the current session began in an earlier load of the page, or in another widget. */
  isResumed: Promise<boolean> = Promise.resolve(false);
  /** The provider of the current session, if it was stored. */
  provider?: object | undefined;
  readonly #identity: () => string;
  /** The identity as the session began: a router changes the URL before it removes the widget. */
  #sessionIdentity = '';
  /** Unsent values by route, until they are restored. */
  readonly #unsent = new Map<string, FormValues>();
  /** What was stored of the current session before, until it is restored. */
  #stored: StoredSession | undefined;
  /** The session is finished, and nothing of it is stored any more. */
  #isForgotten = false;
  /** A token that no session uses yet, and the identity of the widget that it was created for. */
  #spare?: readonly [identity: string, token: string] | undefined;

  /** @param identity identifies the widget across reloads */
  constructor(identity: () => string) {
    this.#identity = identity;
  }

  /** Makes the token's session the current one. */
  bind(token: string): void {
    this.setInUse(false);
    this.hash = undefined;
    this.#sessionIdentity = this.#identity();
    this.#isForgotten = false;
    this.provider = undefined;
    this.#unsent.clear();
    this.isResumed = hashToken(token).then(
      hash => {
        this.hash = hash;
        this.setInUse(true);
        this.#stored = readAll().get(hash);
        this.provider = this.#stored?.provider;
        return Boolean(this.#stored);
      },
      // Hashing needs a secure context: nothing is stored for a plain http page.
      () => false,
    );
  }

  /** Whether another widget may resume the current session. */
  setInUse(isInUse: boolean): void {
    if (this.hash) SessionMemory.#inUse[isInUse ? 'add' : 'delete'](this.hash);
  }

  /** Keeps the unsent values of a page from which the customer went back. */
  stash({page, formValues}: PageForm): void {
    this.#unsent.set(page.route, formValues);
  }

  /** Restores the values typed before the page was left or reloaded. */
  async restore(form: PageForm): Promise<void> {
    const {route} = form.page;
    const unsent = this.#unsent.get(route);
    this.#unsent.delete(route);
    const typed = unsent ?? (await this.#takeStored(route));
    if (typed) await form.restoreValues(typed);
  }

  async #takeStored(route: string): Promise<FormValues | undefined> {
    await this.isResumed;
    const stored = this.#stored;
    if (stored?.route !== route) return undefined;
    this.#stored = undefined;
    return stored.typed;
  }

  /** The latest session of this widget, or of one in its place before, that no widget has now. */
  get previous(): {hash: string; isOpen: boolean} | undefined {
    const identity = this.#identity();
    const [latest] = [...readAll()]
      .filter(([hash, {identity: id}]) => id === identity && !SessionMemory.#inUse.has(hash))
      .sort(([, a], [, b]) => b.at - a.at);
    return latest && {hash: latest[0], isOpen: latest[1].isOpen};
  }

  /** Stores what a reload would lose. */
  save(isOpen: boolean, form: PageForm | undefined, provider: object | undefined): void {
    const {hash} = this;
    const route = form?.page.route;
    if (!hash || !SessionMemory.#inUse.has(hash) || this.#isForgotten || !form || !route) return;
    const session: StoredSession = {
      identity: this.#sessionIdentity,
      isOpen,
      route,
      typed: form.formValues,
      provider,
      at: Date.now(),
    };
    writeAll(readAll().set(hash, session));
  }

  /** Deletes what is stored of a finished session. */
  forget(): void {
    const all = readAll();
    if (this.hash && all.delete(this.hash)) writeAll(all);
    this.#isForgotten = true;
  }

  /** Keeps a token for the next session, in memory only. */
  keepSpare(token: string): void {
    this.#spare = [this.#identity(), token];
  }

  /** The token that was kept, once; undefined if it was created for another purpose. */
  takeSpare(): string | undefined {
    const [identity, token] = this.#spare ?? [];
    this.#spare = undefined;
    return identity === this.#identity() ? token : undefined;
  }
}

/** Whether this tab has stored a session of the token with this hash. */
export const isStored = (hash: string): boolean => readAll().has(hash);

/** All stored sessions that have not expired, by hash. */
function readAll(): Map<string, StoredSession> {
  const stored = Object.entries(tabStorage.get(STORAGE_KEY) ?? {}).filter(
    (pair): pair is [string, StoredSession] => isStoredSession(pair[1]),
  );
  return new Map(stored.filter(([, {at}]) => Date.now() - at < TOKEN_LIFETIME_MS));
}

const writeAll = (sessions: ReadonlyMap<string, StoredSession>): void =>
  tabStorage.set(STORAGE_KEY, Object.fromEntries(sessions));

/** Checks every field: any script of the site may have written there. */
function isStoredSession(value: unknown): value is StoredSession {
  const {identity, route, typed, at} = (value ?? {}) as Partial<
    Record<keyof StoredSession, unknown>
  >;
  return (
    [identity, route].every(text => typeof text === 'string') &&
    typeof at === 'number' &&
    Array.isArray(typed) &&
    typed.flat().every(text => typeof text === 'string')
  );
}
