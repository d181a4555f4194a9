import {html, nothing, type PropertyDeclarations, type PropertyValues} from 'lit';
import {ConnectError, fetchPricesFrom, readPrices, type LocationPrices} from '../../core/index.js';
import {completeEnglish} from '../../messages/catalogues.js';
import {en} from '../../messages/en.js';
import {dispatchError} from '../dispatch-error.js';
import {FlatpeakPricesLoadedEvent} from '../../ui/events.js';
import {frameStyles} from '../../ui/styles/card.js';
import {chartStyles, priceChart} from '../../ui/prices/chart.js';
import {priceBoard, renewalOf, summaryOf, type PriceBoard} from './board.js';
import {emptyNotice, failureNotice, pricesSkeleton, pricesStyles, reasonOf} from './frame.js';
import {PageLifecycle} from '../page-lifecycle.js';
import {RootElement} from '../root-element.js';
import {base} from '../../ui/styles/base.js';
import {tokens} from '../../ui/styles/tokens.js';

completeEnglish(en);

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

/** How long prices that were read are good enough, whatever they and the host's backend say. */
const PAUSE = 15 * MINUTE;

/** What says whose prices are shown. */
const SOURCES = ['prices', 'pricesUrl', 'locationId', 'direction'] as const;

/**
 * What electricity costs today and tomorrow: the price now, a chart and a table of each day, and
 * the cheapest hours to come.
 *
 * Give it the address of the host's backend with `prices-url`, or the prices themselves.
 *
 * @tag flatpeak-prices
 *
 * @attr {string} lang - BCP 47; without it the nearest `lang` around the element, then the browser's.
 *
 * @slot heading - A heading of the host's own, at the level that its page needs; `<h2>` without it.
 *
 * @fires {FlatpeakPricesLoadedEvent} flatpeak-prices-loaded - Prices were read and are on screen.
 * @fires {FlatpeakErrorEvent} flatpeak-error - There are no prices, or they could not be read; the customer sees why.
 *
 * @cssstate busy - Prices are being read.
 * @cssstate failed - There are no prices, or no new ones.
 * @cssstate loading - The sentences of the language are on their way; nothing is shown.
 *
 * @csspart card - The card that holds everything.
 * @csspart heading - The heading above the prices.
 * @csspart price - The price now.
 * @csspart amount - The number of the price now.
 * @csspart cheapest - The sentence about the cheapest hours.
 * @csspart chart - The chart of a day.
 * @csspart table - The table of a day.
 * @csspart toggle - What shows and hides that table.
 * @csspart note - What is said of a day that has no prices.
 * @csspart notice - What is said where there are no prices, for whoever styles all notices.
 * @csspart empty - What is said where there are no prices, besides `notice`.
 * @csspart problem - What is said where prices could not be read.
 * @csspart link - The button that tries again.
 * @csspart skeleton - The shape of a chart, until prices are there.
 */
export class FlatpeakPrices extends RootElement {
  static override styles = [tokens, base, frameStyles, chartStyles, pricesStyles];
  static override properties: PropertyDeclarations = {
    pricesUrl: {attribute: 'prices-url'},
    locationId: {attribute: 'location-id'},
    direction: {},
    cheapestHours: {attribute: 'cheapest-hours', type: Number},
    prices: {attribute: false},
    now: {attribute: false},
    known: {state: true},
    error: {state: true},
    busy: {state: true},
  };

  /** Address of the host's backend that answers a GET with the service's prices. */
  pricesUrl?: string;
  /** The location whose prices are shown; without it the backend chooses. */
  locationId?: string;
  /** Which way the energy flows, `IMPORT` or `EXPORT`; without it the backend chooses. */
  direction?: string;
  /** How long the cheapest time is that is pointed at, in hours; none without it. */
  cheapestHours?: number;
  /** An answer of the service's `GET /tariffs/rates/{id}`; goes before `prices-url`. */
  prices?: object;
  /** The moment that counts as now (milliseconds since 1970); the clock's, unless given. */
  now?: number;

  private known?: LocationPrices | undefined;
  private error?: ConnectError | undefined;
  private busy = false;

  /** The moment that is on screen. */
  #moment = 0;
  #board?: PriceBoard | undefined;
  /** The moment from which on prices are to be read again. */
  #due = Infinity;
  #reading?: AbortController | undefined;
  #timer?: ReturnType<typeof setTimeout>;

  constructor() {
    super();
    new PageLifecycle(this, {
      onReturn: () => this.#renew(),
      onOnline: () => {
        if (this.error) this.#renew();
      },
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    if (this.#reading) this.#due = -Infinity;
    this.#stop();
  }

  /** Reads the prices again, and resolves when the answer is on screen, whatever it is. */
  async refresh(): Promise<void> {
    const {pricesUrl, locationId, direction} = this;
    if (this.prices || !pricesUrl) return;
    this.#stop();
    const reading = (this.#reading = new AbortController());
    this.#due = Infinity;
    this.busy = true;
    try {
      const known = await fetchPricesFrom(pricesUrl, {locationId, direction}, reading.signal);
      if (reading.signal.aborted) return;
      this.#show(known);
    } catch (error) {
      if (reading.signal.aborted) return;
      if (!(error instanceof ConnectError)) throw error;
      this.#fail(error);
    }
    this.#stop();
    await this.updateComplete;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#moment = this.#clock();
    if (SOURCES.some(name => changed.has(name))) this.#begin();
    if (this.isConnected && this.#moment >= this.#due) void this.refresh();
    const {busy, error, known, cheapestHours: hours} = this;
    this.setState('busy', busy);
    this.setState('failed', Boolean(error));
    this.#board = known && priceBoard(known, {hours, now: this.#moment});
  }

  protected override updated(changed: PropertyValues): void {
    const {known, error} = this;
    this.#wait();
    if (changed.has('known') && known)
      this.dispatchEvent(new FlatpeakPricesLoadedEvent(summaryOf(known)));
    if (changed.has('error') && error) dispatchError(this, error);
  }

  protected override render() {
    const {busy, error, known} = this;
    const words = this.words;
    const hasPointer = Boolean(this.cheapestHours);
    return html`
      <section
        class="card"
        part="card"
        lang=${words.text('lang')}
        dir=${this.textDirection}
        tabindex="-1"
        aria-labelledby="heading"
        aria-busy=${busy}
      >
        <slot name="heading" id="heading">
          <h2 part="heading">${words.text('prices.title')}</h2>
        </slot>
        <div role="status">${this.#renderNotice()}</div>
        ${known ? this.#renderPrices(known) : error ? nothing : pricesSkeleton(words, hasPointer)}
      </section>
    `;
  }

  #renderPrices({currency_code: currency, location_timezone: timeZone}: LocationPrices): unknown {
    const {days, flat, cheapest, expected, isPaid} = this.#board ?? {};
    if (!days?.today && !days?.tomorrow) return nothing;
    const words = this.words;
    const now = this.#moment;
    if (flat !== undefined)
      return html`
        ${priceChart({words, currency, cost: flat, now})}
        <p class="hint">${words.text('prices.flat')}</p>
      `;
    const time = new Intl.DateTimeFormat(words.lang, {timeStyle: 'short', timeZone});
    const tomorrow = expected
      ? words.text('prices.later.time', {time: time.format(expected)})
      : words.text('prices.later');
    const notes = {today: words.text('prices.unknown'), tomorrow};
    return priceChart({words, currency, days, cheapest, notes, isPaid, now});
  }

  /** Why there are no prices, or no new ones. */
  #renderNotice(): unknown {
    const {error, known} = this;
    const words = this.words;
    const {today, tomorrow} = this.#board?.days ?? {};
    const isEmpty = known && !today && !tomorrow;
    const reason = reasonOf(error?.code ?? (isEmpty ? 'no_price_data' : ''), words);
    const retry = this.pricesUrl ? this.#renderRetry() : nothing;
    if (reason) return emptyNotice(reason, words, retry);
    return error ? failureNotice(error, words, {isKept: Boolean(known), retry}) : nothing;
  }

  #renderRetry() {
    return html`
      <p>
        <button
          type="button"
          class="link"
          part="link"
          aria-disabled=${this.busy}
          @click=${this.#onRetry}
        >
          ${this.words.text(this.busy ? 'busy' : 'action.retry')}
        </button>
      </p>
    `;
  }

  /** Forgets what is on screen, for it was of another location, or the host has something else. */
  #begin(): void {
    const {prices, pricesUrl} = this;
    this.#stop();
    this.known = undefined;
    this.error = undefined;
    this.#due = pricesUrl && !prices ? -Infinity : Infinity;
    if (!prices) return;
    try {
      this.known = readPrices(prices);
    } catch (error) {
      if (!(error instanceof ConnectError)) throw error;
      this.error = error;
    }
  }

  /** Ends what is being read, if anything. */
  #stop(): void {
    this.#reading?.abort();
    this.#reading = undefined;
    this.busy = false;
  }

  #show(known: LocationPrices): void {
    const now = this.#clock();
    this.known = known;
    this.error = undefined;
    this.#due = Math.max(renewalOf(known, now), now + PAUSE);
  }

  #fail(error: ConnectError): void {
    const {code, status, retryAfter} = error;
    this.error = error;
    // What is said of the tariff is news, and prices are not for whoever comes after a customer.
    if (reasonOf(code, this.words) || status === 401) this.known = undefined;
    this.#due = retryAfter ? this.#clock() + Math.max(retryAfter * SECOND, PAUSE) : Infinity;
  }

  #clock(): number {
    return this.now ?? Date.now();
  }

  /** One timer, for the next moment when there is something to do. */
  #wait(): void {
    clearTimeout(this.#timer);
    const next = Math.min(this.#due, this.#board?.next ?? Infinity);
    // A moment that the host gave stands still.
    if (this.now !== undefined || !this.isConnected || next === Infinity) return;
    const delay = Math.min(Math.max(next - Date.now(), SECOND), DAY);
    this.#timer = setTimeout(() => this.requestUpdate(), delay);
  }

  /** The device may have slept: what is on screen is looked at again, and read again. */
  #renew(): void {
    this.requestUpdate();
    if (!this.busy) void this.refresh();
  }

  /** The button is gone when there are prices: then the focus stays in their place. */
  readonly #onRetry = async (): Promise<void> => {
    if (this.busy) return;
    await this.refresh();
    if (!this.error) this.renderRoot.querySelector<HTMLElement>('section')?.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'flatpeak-prices': FlatpeakPrices;
  }
}
