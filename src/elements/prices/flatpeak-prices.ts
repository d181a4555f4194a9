import {html, nothing, type PropertyDeclarations, type PropertyValues} from 'lit';
import {
  ConnectError,
  fetchPrices,
  pricesRequestUrl,
  readPrices,
  type LocationPrices,
} from '../../core/index.js';
import {completeEnglish} from '../../messages/catalogues.js';
import {en} from '../../messages/en.js';
import {dispatchError} from '../dispatch-error.js';
import {PageLifecycle} from '../page-lifecycle.js';
import {FlatpeakPricesLoadedEvent} from '../../ui/events.js';
import {frameStyles} from '../../ui/styles/card.js';
import {recoveryLink} from '../../ui/recovery-link.js';
import {priceChart} from '../../ui/prices/chart.js';
import {chartStyles} from '../../ui/prices/chart-styles.js';
import {DAY_MS, SECOND_MS} from '../../ui/time.js';
import {nextReadAt} from './next-read.js';
import {pricesLoadedDetail, priceView, type PriceView} from './price-view.js';
import {
  emptyNotice,
  emptyReason,
  emptyRecovery,
  pricesErrorNotice,
  pricesSkeleton,
} from './states.js';
import {pricesStyles} from './styles.js';
import {BackendReading} from '../refresh/backend-reading.js';
import {SharedReads, type ReadResult} from '../refresh/shared-reads.js';
import {regionOfCurrency} from '../language.js';
import {RootElement} from '../root-element.js';
import {base} from '../../ui/styles/base.js';
import {tokens} from '../../ui/styles/tokens.js';

completeEnglish(en);

/** The prices that the elements of the document read. */
const pricesReads = new SharedReads(fetchPrices);

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
 * @slot connect - Your link or button to connect a tariff, below the message that none is connected.
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
 * @csspart tabs - The tabs of today and tomorrow, if there is no room for both.
 * @csspart tab - The tab of a day; the selected one has the part `active`, too.
 * @csspart active - The selected tab, besides `tab`.
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
    isRetrying: {state: true},
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
  /** The customer has pressed "Try again". The label stays while the element retries by itself. */
  private isRetrying = false;

  /** The moment that the view is for. */
  #shownAt = 0;
  #view?: PriceView | undefined;
  /** For the next change of the view. */
  #timer?: ReturnType<typeof setTimeout>;
  readonly #reading: BackendReading<LocationPrices>;

  constructor() {
    super();
    const now = () => this.#now();
    this.#reading = new BackendReading(pricesReads, {
      clock: {
        now,
        isStopped: () => this.now !== undefined,
      },
      nextReadAt: prices => nextReadAt(prices, now()),
      isVisible: () => document.visibilityState === 'visible',
      onResult: result => this.#show(result),
      onChange: () => (this.busy = this.#reading.isReading),
    });
    new PageLifecycle(this, {
      onReturn: () => this.#renew(),
      onOnline: () => {
        if (this.error) this.#renew();
      },
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#reading.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#reading.stop();
  }

  /** Fetches the prices again. Resolves when the result is on screen, also if the request failed. */
  async refresh(): Promise<void> {
    await this.#reading.refresh();
    await this.updateComplete;
  }

  protected override willUpdate(changed: PropertyValues): void {
    this.homeRegion = this.loaded && regionOfCurrency(this.loaded.currency_code);
    super.willUpdate(changed);
    this.#shownAt = this.#now();
    if (SOURCES.some(name => changed.has(name))) this.#reset();
    else if (changed.has('now')) this.#reading.check();
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
    if (flatPrice !== undefined)
      return html`
        ${priceChart({translator, currency, cost: flatPrice})}
        <p class="hint">${translator.text('prices.flat')}</p>
      `;
    const time = new Intl.DateTimeFormat(translator.lang, {timeStyle: 'short', timeZone: 'UTC'});
    const tomorrow = tomorrowExpectedAt
      ? translator.text('prices.later.time', {time: time.format(wallAt(tomorrowExpectedAt))})
      : translator.text('prices.later');
    const notes = {today: translator.text('prices.unknown'), tomorrow};
    return priceChart({translator, currency, days, cheapest, notes, isExport, now: this.#shownAt});
  }

  /** The reason that there are no prices, or no new ones. */
  #renderNotice(): unknown {
    const {error, loaded, translator, isRetrying} = this;
    const {today, tomorrow} = this.#view?.days ?? {};
    const code = error?.code ?? (loaded && !today && !tomorrow ? 'no_price_data' : '');
    const reason = emptyReason(code, translator);
    // Prices that the site sets come again with its page.
    const onRetry = () => (this.prices ? location.reload() : void this.#retry());
    const label = translator.text(isRetrying ? 'busy' : 'action.retry');
    const retry = (this.pricesUrl ?? error) ? recoveryLink(label, onRetry, isRetrying) : nothing;
    if (reason) return emptyNotice(reason, translator, emptyRecovery(code, retry));
    return error
      ? pricesErrorNotice(error, translator, {isStale: Boolean(loaded), retry})
      : nothing;
  }

  /** Clears the prices, because the site has set another source. */
  #reset(): void {
    const {prices, pricesUrl, locationId, direction} = this;
    this.loaded = this.error = undefined;
    this.#reading.setUrl(
      !prices && pricesUrl ? pricesRequestUrl(pricesUrl, {locationId, direction}) : undefined,
    );
    if (this.isConnected) this.#reading.start();
    this.busy = this.#reading.isReading;
    if (!prices) return;
    try {
      this.loaded = readPrices(prices);
    } catch (error) {
      if (!(error instanceof ConnectError)) throw error;
      this.error = error;
    }
  }

  #show(result: ReadResult<LocationPrices>): void {
    if ('value' in result) {
      this.loaded = result.value;
      this.error = undefined;
      return;
    }
    const {code, status} = (this.error = result.error);
    // An empty result replaces older prices, and prices are not for the next person at this screen.
    if (emptyReason(code, this.translator) || status === 401) this.loaded = undefined;
  }

  #now(): number {
    return this.now ?? Date.now();
  }

  /** Sets the timer for the next change of the view. */
  #scheduleUpdate(): void {
    clearTimeout(this.#timer);
    const next = this.#view?.nextChangeAt ?? Infinity;
    // A `now` that the site has set stands still.
    if (this.now !== undefined || !this.isConnected || next === Infinity) return;
    const delay = Math.min(Math.max(next - Date.now(), SECOND_MS), DAY_MS);
    this.#timer = setTimeout(() => this.requestUpdate(), delay);
  }

  /** Updates the view and fetches the prices again, because the device may have been asleep. */
  #renew(): void {
    this.requestUpdate();
    void this.#reading.renew();
  }

  /** With new prices the button disappears, so the focus moves to the section. */
  async #retry(): Promise<void> {
    if (this.isRetrying) return;
    this.isRetrying = true;
    await this.#reading.refresh();
    this.isRetrying = false;
    await this.updateComplete;
    if (!this.error) this.renderRoot.querySelector<HTMLElement>('section')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'flatpeak-prices': FlatpeakPrices;
  }
}
