import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {
  completeTariffs,
  ConnectError,
  fetchTariffs,
  type TariffKind,
  type TariffLocation,
} from '../../core/index.js';
import {PageLifecycle} from '../page-lifecycle.js';
import {tabStorage} from '../tab-storage.js';
import type {FlatpeakTariffsLoadedDetail} from '../../ui/events.js';
import {MINUTE_MS} from '../../ui/time.js';

/** Storage key that is set while the backend has not stored a completed session; survives a reload. */
const PENDING_COMPLETION = 'flatpeak-pending-completion';

/** Prices don't change more often. */
const MIN_REFRESH_DELAY_MS = MINUTE_MS;
/** `setTimeout` takes a signed 32-bit integer. */
const MAX_TIMER_DELAY_MS = 2 ** 31 - 1;

/** The URLs of the site's backend. */
export interface TariffUrls {
  readonly status: string;
  readonly complete: string;
  readonly token: string;
}

/** The URLs, given that of `GET /tariffs`; undefined if that is missing or invalid. */
export function tariffUrls({
  statusUrl,
  completeUrl,
  tokenUrl,
}: Partial<Record<'statusUrl' | 'completeUrl' | 'tokenUrl', string>>): TariffUrls | undefined {
  const {baseURI} = document;
  if (!statusUrl || !URL.canParse(statusUrl, baseURI)) return undefined;
  const relative = (name: string) => new URL(name, new URL(statusUrl, baseURI)).href;
  return {
    status: statusUrl,
    complete: completeUrl ?? relative('complete'),
    token: tokenUrl ?? relative('connect-token'),
  };
}

/**
 * A customer's tariffs in the site's backend. They are fetched again when the page becomes visible,
 * the device is online again, or a price changes. A new request aborts the previous one.
 */
export class CustomerTariffs implements ReactiveController {
  /** The last result; undefined until there is one, and if nobody is signed in. */
  locations: readonly TariffLocation[] | undefined;
  /** The error of the last fetch. */
  problem: ConnectError | undefined;
  isFetching = false;
  /** A completed session is being stored by the backend. */
  isSaving = false;
  /** The error of storing it. */
  unsaved: ConnectError | undefined;

  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #urls: () => TariffUrls | undefined;
  #fetchRequest?: AbortController | undefined;
  #saveRequest?: AbortController | undefined;
  #refreshTimer?: ReturnType<typeof setTimeout>;
  #wasRemoved = false;

  /** @param urls returns undefined while the element has no `status-url` */
  constructor(host: ReactiveControllerHost & HTMLElement, urls: () => TariffUrls | undefined) {
    this.#host = host;
    this.#urls = urls;
    host.addController(this);
    new PageLifecycle(host, {
      onReturn: () => void this.refresh(),
      onOnline: this.#refreshIfVisible,
    });
  }

  /** The error that matters to the customer: an unsaved session before stale tariffs. */
  get error(): ConnectError | undefined {
    return this.unsaved ?? this.problem;
  }

  hostConnected(): void {
    if (this.#wasRemoved) void this.refresh();
    this.#wasRemoved = false;
  }

  hostDisconnected(): void {
    setTimeout(() => {
      // Frameworks move a node by removing and inserting it in one task.
      if (this.#host.isConnected) return;
      this.#wasRemoved = true;
      this.#fetchRequest?.abort();
      this.#saveRequest?.abort();
      clearTimeout(this.#refreshTimer);
      this.#set({isFetching: false, isSaving: false});
    });
  }

  /** Fetches the tariffs, after storing a completed session if there is one. */
  async refresh(): Promise<void> {
    const isPending = this.unsaved ?? tabStorage.get(PENDING_COMPLETION);
    if (isPending && !this.isSaving) await this.save();
    else await this.#fetch();
  }

  /** Makes the backend store a completed session, then fetches the tariffs. */
  async save(): Promise<void> {
    const urls = this.#urls();
    if (!urls) return;
    tabStorage.set(PENDING_COMPLETION, true);
    this.#saveRequest?.abort();
    const {signal} = (this.#saveRequest = new AbortController());
    this.#set({isSaving: true, unsaved: undefined});
    try {
      await completeTariffs(urls.complete, signal);
      tabStorage.set(PENDING_COMPLETION, false);
      this.#set({isSaving: false});
    } catch (error) {
      if (signal.aborted) return;
      this.#set({isSaving: false, unsaved: errorOf(error)});
    }
    await this.#fetch();
  }

  async #fetch(): Promise<void> {
    const urls = this.#urls();
    if (!urls) return;
    this.#fetchRequest?.abort();
    const {signal} = (this.#fetchRequest = new AbortController());
    this.#set({isFetching: true});
    try {
      const locations = await fetchTariffs(urls.status, signal);
      this.#set({isFetching: false, locations, problem: undefined});
      this.#scheduleRefresh();
    } catch (error) {
      if (signal.aborted) return;
      const problem = errorOf(error);
      // The tariffs are not for the next person at this screen.
      const isSignedOut = problem.code === 'signed_out';
      this.#set({isFetching: false, problem, ...(isSignedOut && {locations: undefined})});
    }
  }

  #scheduleRefresh(): void {
    clearTimeout(this.#refreshTimer);
    const now = Date.now();
    const ends = (this.locations ?? [])
      .flatMap(({tariffs}) => Object.values(tariffs))
      .map(({price}) => Date.parse(price?.validTo ?? ''))
      .filter(end => end > now);
    if (ends.length === 0) return;
    const wait = Math.min(
      Math.max(Math.min(...ends) - now, MIN_REFRESH_DELAY_MS),
      MAX_TIMER_DELAY_MS,
    );
    this.#refreshTimer = setTimeout(this.#refreshIfVisible, wait);
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
    : new ConnectError('http', 'Unexpected error from the backend.', {cause: error});

/** The detail of `flatpeak-tariffs-loaded`. */
export const tariffsLoadedDetail = (
  locations: readonly TariffLocation[],
  kinds: readonly TariffKind[],
): FlatpeakTariffsLoadedDetail => ({
  locations: locations.map(({id, tariffs, alerts, problem}) => ({
    ...{id, alerts, problem},
    tariffs: kinds.map(kind => {
      const {state: status, provider, name: tariff} = tariffs[kind];
      return {kind, status, provider: provider.display_name, tariff};
    }),
  })),
});
