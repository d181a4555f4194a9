import {html, nothing, type PropertyDeclarations, type PropertyValues} from 'lit';
import {ConnectError, fetchPrices, readPrices, type LocationPrices} from '../../core/index.js';
import {completeEnglish} from '../../messages/catalogues.js';
import {en} from '../../messages/en.js';
import {dispatchError} from '../dispatch-error.js';
import {PageLifecycle} from '../page-lifecycle.js';
import {FlatpeakPricesLoadedEvent} from '../../ui/events.js';
import {frameStyles} from '../../ui/styles/card.js';
import {recoveryLink} from '../../ui/recovery-link.js';
import {priceChart} from '../../ui/prices/chart.js';
import {chartStyles} from '../../ui/prices/chart-styles.js';
import {DAY_MS, MINUTE_MS, SECOND_MS} from '../../ui/time.js';
import {nextRefreshAt, pricesLoadedDetail, priceView, type PriceView} from './price-view.js';
import {emptyNotice, emptyReason, pricesErrorNotice, pricesSkeleton} from './states.js';
import {pricesStyles} from './styles.js';
import {RootElement} from '../root-element.js';
import {base} from '../../ui/styles/base.js';
import {tokens} from '../../ui/styles/tokens.js';

completeEnglish(en);

/** Minimum interval between fetches, whatever the prices and the backend ask for. */
const MIN_REFRESH_INTERVAL_MS = 15 * MINUTE_MS;

/** The properties that decide which prices are shown. */
const SOURCES = ['prices', 'pricesUrl', 'locationId', 'direction'] as const;

/**
 * Electricity prices today and tomorrow: the price now, a chart and a table of each day, and the
 * cheapest hours to come.
 *
 * Set `prices-url` to the URL of your backend, or set `prices`.
 *
 * @tag flatpeak-prices
 *
 * @attr {string} lang - Language as a BCP 47 tag. Default: the nearest `lang` of an ancestor, then the browser's language.
 *
 * @slot heading - Your heading, at the level that your page needs. Default: an `<h2>`.
 *
 * @fires {FlatpeakPricesLoadedEvent} flatpeak-prices-loaded - New prices are on screen.
 * @fires {FlatpeakErrorEvent} flatpeak-error - There are no prices, or the request failed; the customer sees a message.
 *
 * @cssstate busy - Prices are being fetched.
 * @cssstate failed - The last request failed, or there are no prices.
 * @cssstate loading - The messages of the language are loading; nothing is shown.
 *
 * @csspart card - The card around all content.
 * @csspart heading - The heading above the prices.
 * @csspart price - The current price, with its label and unit.
 * @csspart amount - The number of the current price.
 * @csspart cheapest - The text about the cheapest hours.
 * @csspart chart - The chart of a day.
 * @csspart table - The table of a day.
 * @csspart toggle - The control that shows and hides the table of a day.
 * @csspart note - The text for a day without prices.
 * @csspart notice - The notice that there are no prices.
 * @csspart empty - The same notice, besides the part `notice`.
 * @csspart problem - The notice that a request failed.
 * @csspart link - The button that fetches the prices again.
 * @csspart skeleton - Loading placeholder of the prices.
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
    loaded: {state: true},
    error: {state: true},
    busy: {state: true},
  };

  /** URL of your backend that returns the service's prices to a GET request. */
  pricesUrl?: string;
  /** Id of the location whose prices are shown. Default: the backend's choice. */
  locationId?: string;
  /** Direction of the energy, `IMPORT` or `EXPORT`. Default: the backend's choice. */
  direction?: string;
  /** Length in hours of the cheapest time to recommend. Default: no recommendation. */
  cheapestHours?: number;
  /** A response of the service's `GET /tariffs/rates/{id}`; takes precedence over `prices-url`. */
  prices?: object;
  /** The current time in ms since the epoch. Default: the time of the clock. */
  now?: number;

  private loaded?: LocationPrices | undefined;
  private error?: ConnectError | undefined;
  private busy = false;

  /** The moment that the view is for. */
  #shownAt = 0;
  #view?: PriceView | undefined;
  /** The moment when prices should be fetched again. */
  #refreshDueAt = Infinity;
  #request?: AbortController | undefined;
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
    if (this.#request) this.#refreshDueAt = -Infinity;
    this.#abort();
  }

  /** Fetches the prices again. Resolves when the result is on screen, also if the request failed. */
  async refresh(): Promise<void> {
    const {pricesUrl, locationId, direction} = this;
    if (this.prices || !pricesUrl) return;
    this.#abort();
    const {signal} = (this.#request = new AbortController());
    this.#refreshDueAt = Infinity;
    this.busy = true;
    try {
      const loaded = await fetchPrices(pricesUrl, {locationId, direction}, signal);
      if (signal.aborted) return;
      this.#show(loaded);
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof ConnectError)) throw error;
      this.#fail(error);
    }
    this.#abort();
    await this.updateComplete;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#shownAt = this.#now();
    if (SOURCES.some(name => changed.has(name))) this.#reset();
    if (this.isConnected && this.#shownAt >= this.#refreshDueAt) void this.refresh();
    const {busy, error, loaded, cheapestHours: hours} = this;
    this.setState('busy', busy);
    this.setState('failed', Boolean(error));
    this.#view = loaded && priceView(loaded, {hours, now: this.#shownAt});
  }

  protected override updated(changed: PropertyValues): void {
    const {loaded, error} = this;
    this.#scheduleUpdate();
    if (changed.has('loaded') && loaded)
      this.dispatchEvent(new FlatpeakPricesLoadedEvent(pricesLoadedDetail(loaded)));
    if (changed.has('error') && error) dispatchError(this, error);
  }

  protected override render() {
    const {busy, error, loaded, translator} = this;
    const hasCheapest = Boolean(this.cheapestHours);
    return html`
      <section
        class="card"
        part="card"
        lang=${translator.text('lang')}
        dir=${this.textDirection}
        tabindex="-1"
        aria-labelledby="heading"
        aria-busy=${busy}
      >
        <slot name="heading" id="heading">
          <h2 part="heading">${translator.text('prices.title')}</h2>
        </slot>
        <div role="status">${this.#renderNotice()}</div>
        ${loaded ? this.#renderPrices(loaded) : error ? nothing : pricesSkeleton(translator, hasCheapest)}
      </section>
    `;
  }

  #renderPrices({currency_code: currency}: LocationPrices): unknown {
    if (!this.#view) return nothing;
    const {days, flatPrice, cheapest, tomorrowExpectedAt, isExport, wallAt} = this.#view;
    if (!days.today && !days.tomorrow) return nothing;
    const {translator} = this;
    const now = this.#shownAt;
    if (flatPrice !== undefined)
      return html`
        ${priceChart({translator, currency, cost: flatPrice, now})}
        <p class="hint">${translator.text('prices.flat')}</p>
      `;
    const time = new Intl.DateTimeFormat(translator.lang, {timeStyle: 'short', timeZone: 'UTC'});
    const tomorrow = tomorrowExpectedAt
      ? translator.text('prices.later.time', {time: time.format(wallAt(tomorrowExpectedAt))})
      : translator.text('prices.later');
    const notes = {today: translator.text('prices.unknown'), tomorrow};
    return priceChart({translator, currency, days, cheapest, notes, isExport, now});
  }

  /** The reason that there are no prices, or no new ones. */
  #renderNotice(): unknown {
    const {error, loaded} = this;
    const {translator} = this;
    const {today, tomorrow} = this.#view?.days ?? {};
    const isEmpty = loaded && !today && !tomorrow;
    const reason = emptyReason(error?.code ?? (isEmpty ? 'no_price_data' : ''), translator);
    const retry = this.pricesUrl
      ? recoveryLink(
          translator.text(this.busy ? 'busy' : 'action.retry'),
          () => void this.#retry(),
          this.busy,
        )
      : nothing;
    if (reason) return emptyNotice(reason, translator, retry);
    return error
      ? pricesErrorNotice(error, translator, {isStale: Boolean(loaded), retry})
      : nothing;
  }

  /** Clears the prices, because the site has set another source. */
  #reset(): void {
    const {prices, pricesUrl} = this;
    this.#abort();
    this.loaded = undefined;
    this.error = undefined;
    this.#refreshDueAt = pricesUrl && !prices ? -Infinity : Infinity;
    if (!prices) return;
    try {
      this.loaded = readPrices(prices);
    } catch (error) {
      if (!(error instanceof ConnectError)) throw error;
      this.error = error;
    }
  }

  /** Aborts the current request, if any. */
  #abort(): void {
    this.#request?.abort();
    this.#request = undefined;
    this.busy = false;
  }

  #show(loaded: LocationPrices): void {
    const now = this.#now();
    this.loaded = loaded;
    this.error = undefined;
    this.#refreshDueAt = Math.max(nextRefreshAt(loaded, now), now + MIN_REFRESH_INTERVAL_MS);
  }

  #fail(error: ConnectError): void {
    const {code, status, retryAfter} = error;
    this.error = error;
    // An empty result replaces older prices, and prices are not for the next person at this screen.
    if (emptyReason(code, this.translator) || status === 401) this.loaded = undefined;
    this.#refreshDueAt = retryAfter
      ? this.#now() + Math.max(retryAfter * SECOND_MS, MIN_REFRESH_INTERVAL_MS)
      : Infinity;
  }

  #now(): number {
    return this.now ?? Date.now();
  }

  /** Sets the one timer, for the next change of the view or the next fetch. */
  #scheduleUpdate(): void {
    clearTimeout(this.#timer);
    const next = Math.min(this.#refreshDueAt, this.#view?.nextChangeAt ?? Infinity);
    // A `now` that the site has set stands still.
    if (this.now !== undefined || !this.isConnected || next === Infinity) return;
    const delay = Math.min(Math.max(next - Date.now(), SECOND_MS), DAY_MS);
    this.#timer = setTimeout(() => this.requestUpdate(), delay);
  }

  /** Updates the view and fetches the prices again, because the device may have been asleep. */
  #renew(): void {
    this.requestUpdate();
    if (!this.busy) void this.refresh();
  }

  /** With new prices the button disappears, so the focus moves to the section. */
  async #retry(): Promise<void> {
    if (this.busy) return;
    await this.refresh();
    if (!this.error) this.renderRoot.querySelector<HTMLElement>('section')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'flatpeak-prices': FlatpeakPrices;
  }
}
