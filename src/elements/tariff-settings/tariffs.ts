import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {
  completeTariffs,
  fetchTariffs,
  type ConnectError,
  type TariffKind,
  type TariffLocation,
} from '../../core/index.js';
import {PageLifecycle} from '../page-lifecycle.js';
import {BackendReading} from '../refresh/backend-reading.js';
import {errorOf, SharedReads, type ReadResult} from '../refresh/shared-reads.js';
import {tabStorage} from '../tab-storage.js';
import type {FlatpeakTariffsLoadedDetail} from '../../ui/events.js';
import {MINUTE_MS, QUARTER_HOUR_MS, SECOND_MS} from '../../ui/time.js';

/** Storage key that is set while the backend has not stored a completed session; survives a reload. */
const PENDING_COMPLETION = 'flatpeak-pending-completion';

/** Prices don't change more often. */
const MIN_REFRESH_DELAY_MS = MINUTE_MS;

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

/** The tariffs that the elements of the document read. */
const tariffsReads = new SharedReads(fetchTariffs);

/**
 * A customer's tariffs in the site's backend. They are read again when the page becomes visible, the
 * device is online again, or a price changes, and after a failure.
 */
export class CustomerTariffs implements ReactiveController {
  /** The last result; undefined until there is one, and if nobody is signed in. */
  locations: readonly TariffLocation[] | undefined;
  /** The error of the last read. */
  problem: ConnectError | undefined;
  isFetching = false;
  /** A completed session is being stored by the backend. */
  isSaving = false;
  /** The error of storing it. */
  unsaved: ConnectError | undefined;

  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #urls: () => TariffUrls | undefined;
  readonly #reading: BackendReading<readonly TariffLocation[]>;
  #saveRequest?: AbortController | undefined;
  /** When a session that is not stored may be sent again by itself, in ms since the epoch. */
  #saveDueAt = 0;
  #wasRemoved = false;

  /** @param urls returns undefined while the element has no `status-url` */
  constructor(host: ReactiveControllerHost & HTMLElement, urls: () => TariffUrls | undefined) {
    this.#host = host;
    this.#urls = urls;
    this.#reading = new BackendReading(tariffsReads, {
      clock: {now: () => Date.now(), isStopped: () => false},
      nextReadAt: locations => this.#nextReadAt(locations),
      isVisible,
      onDue: () => this.#renew(),
      onResult: result => this.#show(result),
      onChange: () => this.#set({isFetching: this.#reading.isReading}),
    });
    host.addController(this);
    new PageLifecycle(host, {
      onReturn: () => this.#renew(),
      onOnline: () => isVisible() && this.#renew(),
    });
  }

  /** The error that matters to the customer: an unsaved session before stale tariffs. */
  get error(): ConnectError | undefined {
    return this.unsaved ?? this.problem;
  }

  hostConnected(): void {
    if (this.#wasRemoved) this.open();
    else this.#reading.start();
  }

  hostDisconnected(): void {
    this.#reading.stop();
    setTimeout(() => {
      // Frameworks move a node by removing and inserting it in one task.
      if (this.#host.isConnected) return;
      this.#wasRemoved = true;
      this.#saveRequest?.abort();
      this.#set({isFetching: false, isSaving: false});
    });
  }

  /** Begins to read the tariffs, after storing a completed session if there is one. */
  open(): void {
    this.#reading.setUrl(this.#urls()?.status);
    this.#wasRemoved = !this.#host.isConnected;
    if (this.#wasRemoved) return;
    if (this.#isPending) void this.save();
    else this.#reading.start();
  }

  /** Reads the tariffs now, after storing a completed session if there is one. */
  async refresh(): Promise<void> {
    if (this.#isPending && !this.isSaving) await this.save();
    else await this.#reading.refresh();
  }

  /** Makes the backend store a completed session, then reads the tariffs. */
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
      const unsaved = errorOf(error);
      this.#saveDueAt = Date.now() + (unsaved.retryAfter ?? 0) * SECOND_MS;
      this.#set({isSaving: false, unsaved});
    }
    this.#reading.start();
    await this.#reading.refresh();
  }

  get #isPending(): boolean {
    return Boolean(this.unsaved ?? tabStorage.get(PENDING_COMPLETION));
  }

  /** Reads again by itself, and stores what is not stored, as far as the backend permits it now. */
  #renew(): void {
    const isSaveDue = this.#isPending && !this.isSaving && Date.now() >= this.#saveDueAt;
    void (isSaveDue ? this.save() : this.#reading.renew());
  }

  #show(result: ReadResult<readonly TariffLocation[]>): void {
    if ('value' in result) {
      this.#set({locations: result.value, problem: undefined});
      return;
    }
    const problem = result.error;
    // The tariffs are not for the next person at this screen.
    const isSignedOut = problem.code === 'signed_out';
    this.#set({problem, ...(isSignedOut && {locations: undefined})});
  }

  /** When a price ends, or a session that is not stored is worth another try. */
  #nextReadAt(locations: readonly TariffLocation[]): number {
    const now = Date.now();
    const ends = locations
      .flatMap(({tariffs}) => Object.values(tariffs))
      .map(({price}) => Date.parse(price?.validTo ?? ''))
      .filter(end => end > now);
    const isSavePossible = this.unsaved && this.unsaved.status !== 401;
    const saveAt = isSavePossible ? Math.max(this.#saveDueAt, now + QUARTER_HOUR_MS) : Infinity;
    return Math.max(Math.min(saveAt, ...ends), now + MIN_REFRESH_DELAY_MS);
  }

  #set(state: Partial<CustomerTariffs>): void {
    Object.assign(this, state);
    this.#host.requestUpdate();
  }
}

const isVisible = (): boolean => document.visibilityState === 'visible';

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
