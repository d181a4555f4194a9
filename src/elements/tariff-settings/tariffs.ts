import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {
  completeTariffs,
  ConnectError,
  fetchTariffs,
  type TariffLocation,
} from '../../core/index.js';
import {PageLifecycle} from '../page-lifecycle.js';
import {tabStorage} from '../tab-storage.js';

/** Kept while what was finished is not stored by the host's backend, and over a reload. */
const OWED = 'flatpeak-owed';

/** Prices change at most this often, and timers take no more; both in milliseconds. */
const SHORTEST = 60_000;
const LONGEST = 2 ** 31 - 1;

/** Where the host's backend answers. */
export interface TariffAddresses {
  readonly status: string;
  readonly complete: string;
  readonly token: string;
}

/**
 * A customer's tariffs as the host's backend knows them. They are read anew whenever the page is
 * shown again, the connection is back, or another price holds; one request at a time, of which
 * the last one counts.
 */
export class CustomerTariffs implements ReactiveController {
  /** As they were read last; undefined until then, and for nobody who is signed out. */
  locations: readonly TariffLocation[] | undefined;
  /** Why the last reading failed. */
  problem: ConnectError | undefined;
  isReading = false;
  /** What was finished in a session is on its way to the host's backend. */
  isSaving = false;
  /** Why it did not arrive. */
  unsaved: ConnectError | undefined;

  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #addresses: () => TariffAddresses | undefined;
  #reading?: AbortController | undefined;
  #saving?: AbortController | undefined;
  #nextPrice?: ReturnType<typeof setTimeout>;
  #isLeft = false;

  /** @param addresses undefined as long as there is nothing to ask */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    addresses: () => TariffAddresses | undefined,
  ) {
    this.#host = host;
    this.#addresses = addresses;
    host.addController(this);
    new PageLifecycle(host, {
      onReturn: () => void this.refresh(),
      onOnline: this.#refreshIfVisible,
    });
  }

  hostConnected(): void {
    if (this.#isLeft) void this.refresh();
    this.#isLeft = false;
  }

  hostDisconnected(): void {
    setTimeout(() => {
      // Frameworks move nodes by removing and inserting them in one task: that is no goodbye.
      if (this.#host.isConnected) return;
      this.#isLeft = true;
      this.#reading?.abort();
      this.#saving?.abort();
      clearTimeout(this.#nextPrice);
      this.#set({isReading: false, isSaving: false});
    });
  }

  /** Reads the tariffs anew, after storing what is still to be stored. */
  async refresh(): Promise<void> {
    const isOwed = this.unsaved ?? tabStorage.get(OWED);
    if (isOwed && !this.isSaving) await this.save();
    else await this.#read();
  }

  /** Has the host's backend store what was finished, then reads the tariffs anew. */
  async save(): Promise<void> {
    const addresses = this.#addresses();
    if (!addresses) return;
    tabStorage.set(OWED, true);
    this.#saving?.abort();
    const {signal} = (this.#saving = new AbortController());
    this.#set({isSaving: true, unsaved: undefined});
    try {
      await completeTariffs(addresses.complete, signal);
      tabStorage.set(OWED, false);
      this.#set({isSaving: false});
    } catch (error) {
      if (signal.aborted) return;
      this.#set({isSaving: false, unsaved: errorOf(error)});
    }
    await this.#read();
  }

  async #read(): Promise<void> {
    const addresses = this.#addresses();
    if (!addresses) return;
    this.#reading?.abort();
    const {signal} = (this.#reading = new AbortController());
    this.#set({isReading: true});
    try {
      const locations = await fetchTariffs(addresses.status, signal);
      this.#set({isReading: false, locations, problem: undefined});
      this.#awaitNextPrice();
    } catch (error) {
      if (signal.aborted) return;
      const problem = errorOf(error);
      // What one customer saw is not for the next one at this screen.
      const isOver = problem.code === 'signed_out';
      this.#set({isReading: false, problem, ...(isOver && {locations: undefined})});
    }
  }

  #awaitNextPrice(): void {
    clearTimeout(this.#nextPrice);
    const now = Date.now();
    const ends = (this.locations ?? [])
      .flatMap(({tariffs}) => Object.values(tariffs))
      .map(({price}) => Date.parse(price?.validTo ?? ''))
      .filter(end => end > now);
    if (ends.length === 0) return;
    const wait = Math.min(Math.max(Math.min(...ends) - now, SHORTEST), LONGEST);
    this.#nextPrice = setTimeout(this.#refreshIfVisible, wait);
  }

  #set(state: Partial<CustomerTariffs>): void {
    Object.assign(this, state);
    this.#host.requestUpdate();
  }

  readonly #refreshIfVisible = (): void => {
    if (document.visibilityState === 'visible') void this.refresh();
  };
}

const errorOf = (error: unknown): ConnectError =>
  error instanceof ConnectError
    ? error
    : new ConnectError('http', 'The host did not answer as it should.', {cause: error});
