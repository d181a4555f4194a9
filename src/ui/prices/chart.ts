import {html, nothing, type ChildPart, type TemplateResult} from 'lit';
import {AsyncDirective} from 'lit/async-directive.js';
import {directive} from 'lit/directive.js';
import type {Translator} from '../../messages/translator.js';
import {renderInto} from '../original-nodes.js';
import {HOUR_MS} from '../time.js';
import {priceAxis} from './axis.js';
import type {CheapestSpan} from './cheapest.js';
import type {ChartScale} from './day-chart.js';
import {dayFigure} from './day-figure.js';
import {priceFormats, type PriceFormats} from './price-formats.js';
import {priceAmount} from './price-now.js';
import {spanAt, type DayPrices, type PriceSpan, type ShownDays, type TimeSpan} from './rates.js';

const DAYS = ['today', 'tomorrow'] as const;

type DayName = (typeof DAYS)[number];

/** The prices of a tariff: those of its days, or one that never changes. */
export interface PriceChartOptions {
  readonly translator: Translator;
  /** ISO 4217. */
  readonly currency: string;
  readonly days?: ShownDays | undefined;
  /** The price of a flat tariff, in major units. */
  readonly cost?: number | null | undefined;
  /** The time to recommend. */
  readonly cheapest?: (CheapestSpan & TimeSpan) | undefined;
  /** A text for a day without prices. */
  readonly notes?: Readonly<Partial<Record<DayName, string>>> | undefined;
  /** The price is for feeding in, so a high one is good. */
  readonly isExport?: boolean | undefined;
  /** The current time in ms since the epoch; by default that of the clock. */
  readonly now?: number | undefined;
}

/** For ids that are unique in a shadow root. */
let count = 0;

/** Keeps what the customer does with a chart: the day, the price that is read, the open tables. */
class PriceChart extends AsyncDirective {
  #part?: ChildPart;
  #options?: PriceChartOptions;
  #formats?: PriceFormats;
  #scale?: ChartScale;
  readonly #id = `prices-${++count}`;
  #selected: DayName = 'today';
  /** The day whose price is read. */
  #reading?: DayName | undefined;
  /** The moment that was read last. */
  readonly #at: Partial<Record<DayName, number>> = {};
  readonly #tables = new Set<DayName>();
  readonly #press = {isDown: false};

  override update(part: ChildPart, [options]: [PriceChartOptions]): TemplateResult {
    this.#part = part;
    return this.render(options);
  }

  override render(options: PriceChartOptions): TemplateResult {
    const {days, notes, cheapest, now = Date.now()} = options;
    const known = DAYS.flatMap(name => days?.[name] ?? []);
    const spans = known.flatMap(day => day.spans);
    const formats = this.#formatsOf(options, spans);
    if (options !== this.#options) this.#scale = scaleOf(known, options, formats);
    this.#options = options;
    const cost = spans.length > 0 ? spanAt(spans, now)?.cost : options.cost;
    const shown = DAYS.filter(name => days?.[name] ?? notes?.[name]);
    return html`
      <div class="overview">
        <div part="price">
          <p class="muted">${formats.text('prices.now')}</p>
          <p>
            ${
              typeof cost === 'number'
                ? priceAmount(formats.price(cost), formats.unit)
                : html`<strong>${formats.text('prices.unknown')}</strong>`
            }
          </p>
        </div>
        ${cheapest ? cheapestHint(cheapest, options, formats) : nothing}
      </div>
      ${shown.length > 0 ? this.#renderDays(shown, options, formats) : nothing}
      ${
        days?.offsets
          ? html`<p class="hint">${formats.text('prices.offsets', {zone: days.offsets})}</p>`
          : nothing
      }
    `;
  }

  /** Formats are slow to make, and the element around the chart may render again with the same. */
  #formatsOf({translator, currency, days}: PriceChartOptions, spans: readonly PriceSpan[]) {
    const last = this.#options;
    const isSame =
      last?.translator === translator && last.currency === currency && last.days === days;
    if (isSame && this.#formats) return this.#formats;
    const costs = spans.map(({cost}) => cost);
    return (this.#formats = priceFormats(translator, currency, costs));
  }

  /** Side by side if there is room, else one at a time with tabs. */
  #renderDays(
    shown: readonly DayName[],
    options: PriceChartOptions,
    formats: PriceFormats,
  ): TemplateResult {
    const hasTabs = shown.length > 1;
    const selected = shown.find(name => name === this.#selected) ?? shown[0];
    const tabId = (name: DayName) => `${this.#id}-${name}`;
    return html`
      <div class="board">
        ${
          hasTabs
            ? html`<div class="tabs" part="tabs" role="tablist" @keydown=${this.#onTabKey}>
                ${shown.map(
                  name => html`
                    <button
                      type="button"
                      part=${name === selected ? 'tab active' : 'tab'}
                      role="tab"
                      id=${tabId(name)}
                      aria-controls="${tabId(name)}-panel"
                      aria-selected=${name === selected}
                      tabindex=${name === selected ? 0 : -1}
                      @click=${() => this.#select(name)}
                    >
                      ${formats.text(`prices.${name}`)}
                    </button>
                  `,
                )}
              </div>`
            : nothing
        }
        <div class=${options.isExport ? 'days export' : 'days'}>
          ${shown.map(
            name => html`
              <div
                class=${name === selected ? 'panel' : 'panel other'}
                role=${hasTabs ? 'tabpanel' : nothing}
                id="${tabId(name)}-panel"
                aria-labelledby=${hasTabs ? tabId(name) : nothing}
              >
                ${this.#renderDay(name, options, formats)}
              </div>
            `,
          )}
        </div>
      </div>
    `;
  }

  #renderDay(
    name: DayName,
    {days, notes, isExport = false}: PriceChartOptions,
    formats: PriceFormats,
  ): TemplateResult {
    const title = formats.text(`prices.${name}`);
    const [day, scale] = [days?.[name], this.#scale];
    if (!day || !scale)
      return html`<div part="note">
        <strong class="day-name">${title}</strong>
        <p class="muted">${notes?.[name]}</p>
      </div>`;
    return dayFigure({
      ...{day, title, formats, scale, isExport, press: this.#press},
      at: this.#at[name] ?? firstMoment(day, scale),
      isReading: this.#reading === name,
      hasTable: this.#tables.has(name),
      onRead: at => this.#read(name, at),
      onTable: () => this.#change(() => this.#tables.add(name)),
    });
  }

  #read(name: DayName, at: number | undefined): void {
    if (at === undefined && this.#reading !== name) return;
    this.#change(() => {
      this.#reading = at === undefined ? undefined : name;
      if (at !== undefined) this.#at[name] = at;
    });
  }

  #select(name: DayName): void {
    this.#change(() => (this.#selected = name));
  }

  readonly #onTabKey = (event: KeyboardEvent): void => {
    const tabs = [...(event.currentTarget as Element).querySelectorAll('button')];
    const other = tabs.findIndex(({tabIndex}) => tabIndex < 0);
    // Of two tabs, the next one is also the one before.
    const next = {ArrowLeft: other, ArrowRight: other, Home: 0, End: 1}[event.key];
    if (next === undefined) return;
    event.preventDefault();
    tabs[next]?.focus();
    this.#select(DAYS[next] ?? 'today');
  };

  /** Renders the chart again, without the element around it. */
  #change(change: () => void): void {
    change();
    const [part, options] = [this.#part, this.#options];
    if (part && options && this.isConnected)
      renderInto(part.parentNode.getRootNode(), () => this.setValue(this.render(options)));
  }
}

/**
 * The price now, the recommended time, and for each day a chart, its cheapest and dearest hours,
 * and a table. The shadow root needs `chartStyles`.
 */
export const priceChart = directive(PriceChart);

/** One scale for all days, so that a high bar is a high price on each. */
function scaleOf(
  days: readonly DayPrices[],
  {cheapest, isExport, now = Date.now()}: PriceChartOptions,
  {exponent, text}: PriceFormats,
): ChartScale {
  const floor = Math.min(0, ...days.map(({low}) => low));
  const height = Math.max(0, ...days.map(({high}) => high)) - floor || 1;
  const major = 10 ** exponent;
  const axis = priceAxis(floor * major, (floor + height) * major);
  const cheapestName = text(isExport ? 'prices.export.dear' : 'prices.cheap');
  return {floor, height, axis, now, cheapest, cheapestName};
}

/** What is read first: the price now, the cheapest one, or the day's first. */
const firstMoment = ({from, to}: DayPrices, {now, cheapest}: ChartScale): number =>
  [now, cheapest?.from ?? from].find(moment => from <= moment && moment < to) ?? from;

/** The recommended time as text: its length, its start and end, its mean price. */
function cheapestHint(
  cheapest: CheapestSpan & TimeSpan,
  {days, isExport}: PriceChartOptions,
  {translator, text, times, priceWithUnit}: PriceFormats,
): TemplateResult {
  const {from, to, cost, isEstimate} = cheapest;
  const hours = (to - from) / HOUR_MS;
  const kind = isExport ? 'best-paid' : 'cheapest';
  const isTomorrow = days?.tomorrow && from >= days.tomorrow.from;
  const mean = isEstimate ? 'prices.mean.estimate' : 'prices.mean';
  return html`
    <div part="cheapest" class="pointer">
      <p>
        ${translator.text(`prices.${kind}`, {hours})}
        <strong
          >${isTomorrow ? text('prices.cheapest.tomorrow') : ''}
          <bdi translate="no">${times(cheapest)}</bdi></strong
        >
      </p>
      <p class="hint"><bdi>${translator.text(mean, {price: priceWithUnit(cost)})}</bdi></p>
    </div>
  `;
}
