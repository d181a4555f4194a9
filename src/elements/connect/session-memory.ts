import {nameOf} from './login/return-token.js';
import {hashToken} from '../../protocol/token-hash.js';
import {recall, remember} from '../tab-storage.js';
import type {PageElement} from '../../ui/page-element.js';
import type {FormValues} from '../../ui/form-values.js';

/**
 * What survives a reload and the visit to a provider's login. A widget is kept under the hash of
 * its session's token, and the token itself nowhere: a host's page that writes `connect-token`
 * has it again after a reload, a login brings it back in the address, and a backend behind
 * `token-url` or `fetchToken` is asked for it by the hash.
 */
export interface Kept {
  /** Which of the site's widgets it was, and what it was for. */
  readonly place: string;
  readonly isOpen: boolean;
  /** The page on screen, and what was typed into it. */
  readonly route: string;
  readonly typed: FormValues;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Which load of the page kept it. */
  readonly load: number;
}

const KEY = 'flatpeak-kept';

/** A connect token lives a day. */
const LIFETIME = 86_400_000;

/** A widget, as far as it is told from others by what it is for. */
type PlaceOf = Element & {
  readonly [name in 'direction' | 'tariffType' | 'locationId' | 'intent']?: string | undefined;
};

/** What one widget keeps. */
export class Keep {
  readonly #element: PlaceOf;
  /** Of the token in use; undefined until it is known, and where the platform can't tell. */
  hash?: string | undefined;
  /** Whether the session in use began before the page was loaded. */
  goesOn: Promise<boolean> = Promise.resolve(false);
  /** What was typed into pages and not sent, by their routes, until it is put back. */
  readonly #unsent = new Map<string, FormValues>();
  /** What a load of the page before this one kept of the session, until it is put back. */
  #kept: Kept | undefined;

  constructor(element: PlaceOf) {
    this.#element = element;
  }

  /** From now on this is the session. */
  use(token: string): void {
    this.hash = undefined;
    this.#unsent.clear();
    this.goesOn = hashToken(token).then(
      hash => {
        this.hash = hash;
        this.#kept = load().get(hash);
        return Boolean(this.#kept);
      },
      // Nothing is kept on a plain http page of another machine.
      () => false,
    );
  }

  /** The customer went back from a page that they have not answered. */
  note({page, formValues: typed}: PageElement): void {
    this.#unsent.set(page.route, typed);
  }

  /** Puts back what was typed into a page before it was left, or loaded again. */
  async restore(view: PageElement): Promise<void> {
    const {route} = view.page;
    const unsent = this.#unsent.get(route);
    this.#unsent.delete(route);
    const typed = unsent ?? (await this.#takeKept(route));
    if (typed) await view.restoreValues(typed);
  }

  async #takeKept(route: string): Promise<FormValues | undefined> {
    await this.goesOn;
    const kept = this.#kept;
    if (kept?.route !== route) return undefined;
    this.#kept = undefined;
    return kept.typed;
  }

  /** The session that this widget was in before the page was loaded, if any. */
  get last(): {hash: string; isOpen: boolean} | undefined {
    const place = this.#place;
    const own = [...load()].filter(([, kept]) => kept.place === place && kept.load !== loadOf());
    const [hash, kept] = own.sort(([, a], [, b]) => b.at - a.at)[0] ?? [];
    return hash && kept ? {hash, isOpen: kept.isOpen} : undefined;
  }

  /** Keeps what a reload would lose. */
  save(isOpen: boolean, view: PageElement | undefined): void {
    const {hash} = this;
    const route = view?.page.route;
    if (!hash || !view || !route) return;
    const kept = {
      place: this.#place,
      isOpen,
      route,
      typed: view.formValues,
      at: Date.now(),
      load: loadOf(),
    };
    store(load().set(hash, kept));
  }

  /** The session is over. */
  forget(): void {
    const all = load();
    if (this.hash && all.delete(this.hash)) store(all);
    this.hash = undefined;
  }

  get #place(): string {
    const {direction, tariffType, locationId, intent} = this.#element;
    const name = nameOf(this.#element);
    return JSON.stringify([location.pathname, name, direction, tariffType, locationId, intent]);
  }
}

/** Tells the loads of a page apart. */
const loadOf = (): number => performance.timeOrigin;

/** All that is kept and not too old, by hash. */
function load(): Map<string, Kept> {
  const kept = Object.entries(recall(KEY) ?? {}).filter((pair): pair is [string, Kept] =>
    isKept(pair[1]),
  );
  return new Map(kept.filter(([, {at}]) => Date.now() - at < LIFETIME));
}

const store = (kept: ReadonlyMap<string, Kept>): void => remember(KEY, Object.fromEntries(kept));

/** Any script of the site may have written there. */
function isKept(value: unknown): value is Kept {
  const {place, route, typed, at, load} = (value ?? {}) as Partial<Record<keyof Kept, unknown>>;
  return (
    [place, route].every(text => typeof text === 'string') &&
    [at, load].every(number => typeof number === 'number') &&
    Array.isArray(typed) &&
    typed.flat().every(text => typeof text === 'string')
  );
}
