import {css, html, nothing, type PropertyValues} from 'lit';
import {backIcon, chevronIcon} from '../ui/icons.js';
import {chartStyles} from '../ui/prices/chart-styles.js';
import {periodFormats, type PeriodFormats} from '../ui/vpp/formats.js';
import {periodChart, periodChartStyles, readingOf} from '../ui/vpp/period-chart.js';
import {periodTable} from '../ui/vpp/period-table.js';
import {columnsOf, neighbour, ofType, type Column, type PeriodRequest} from '../ui/vpp/period.js';
import {moreLink} from '../ui/vpp/safe-link.js';
import {stateBadge, stateBadgeStyles} from '../ui/vpp/state-badge.js';
import {humanize, keyOf} from '../ui/format/names.js';
import {programmeStyles} from '../ui/vpp/styles.js';
import {VppPage} from '../ui/vpp/vpp-page.js';

/** Actions that stand beside what they are about. */
const PLACED = ['CONNECT_TARIFF', 'CHANGE_PERIOD', 'MANAGE_PAYMENTS', 'MANAGE_PARTICIPATION'];

/** The customer's programme: where the enrolment stands, and what the device did and earned. */
export class VppSummaryPage extends VppPage<'vpp-summary'> {
  static override properties = {reading: {state: true}, hasTable: {state: true}};
  static override styles = [
    ...VppPage.styles,
    chartStyles,
    stateBadgeStyles,
    programmeStyles,
    periodChartStyles,
    css`
      .status {
        display: grid;
        gap: 0.5rem;
      }
      .status > p,
      .totals,
      .totals p {
        margin: 0;
      }
      .links {
        display: flex;
        flex-wrap: wrap;
        gap: 0 1.25rem;
      }
      .types {
        display: grid;
        grid-auto-columns: 1fr;
        grid-auto-flow: column;
        padding: 2px;
        border: 1px solid var(--_line);
        border-radius: var(--_radius);
        background: var(--_tint);
      }
      .types button {
        min-block-size: 2.75rem;
        padding: 0.25rem 0.5rem;
        border: 1px solid transparent;
        border-radius: calc(var(--_radius) - 2px);
        color: var(--_muted);
        font-weight: 600;
      }
      .types [aria-pressed='true'] {
        border-color: var(--_outline);
        background: var(--_surface);
        color: var(--_text);
      }
      .period {
        display: grid;
        grid-template-columns: 2.75rem minmax(0, 1fr) 2.75rem;
        align-items: center;
        text-align: center;
      }
      /* Not filled, as the bars of the chart are. */
      .icon path {
        fill: none;
        stroke: inherit;
        stroke-width: inherit;
      }
      .period strong {
        grid-column: 2;
      }
      .later {
        grid-column: 3;
      }
      .totals {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(7rem, 100%), 1fr));
        gap: 0.5rem 1rem;
      }
      .totals div {
        display: grid;
      }
      .totals dd {
        margin: 0;
        font-size: 1.5rem;
        font-weight: 650;
        line-height: 1.25;
        font-variant-numeric: tabular-nums;
        overflow-wrap: anywhere;
      }
      .caption {
        min-block-size: 1.5em;
      }
      @media (forced-colors: active) {
        .types [aria-pressed='true'] {
          outline: 2px solid Highlight;
          outline-offset: -2px;
        }
      }
    `,
  ];

  /** The column that is being read. */
  private reading: number | undefined;
  private hasTable = false;
  /** The column that was read last. */
  #at = 0;
  readonly #press = {isDown: false};
  #columns: readonly Column[] = [];
  #formats!: PeriodFormats;

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const {performance, currency_code} = this.page.data;
    this.#formats = periodFormats(this.translator.lang, currency_code);
    if (!changed.has('page')) return;
    this.#columns = columnsOf(performance);
    this.#at = Math.max(
      0,
      this.#columns.findLastIndex(({energy, earnings}) => energy !== 0 || earnings.length > 0),
    );
    this.reading = undefined;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const before = changed.get('page') as typeof this.page | undefined;
    if (before && before.data.performance !== this.page.data.performance)
      this.announce(
        [this.#title, ...this.#totals.map(([name, value]) => `${name} ${value}`)].join(', '),
      );
  }

  protected override heading() {
    const {programme_name} = this.page.data.programme;
    return programme_name
      ? html`<bdi translate="no">${programme_name}</bdi>`
      : this.text('vpp-summary.title');
  }

  protected override lead() {
    const {provider_name} = this.page.data.programme;
    return provider_name
      ? html`<p class="muted" part="lead">${this.text('vpp.by', {provider: provider_name})}</p>`
      : nothing;
  }

  protected override content() {
    return html`
      ${this.#renderStatus()} ${this.#renderPerformance()} ${this.#renderTariffNotice()}
    `;
  }

  protected override actions() {
    return html`${this.doneButton()} ${this.otherActions(PLACED)}`;
  }

  #renderStatus() {
    const {programme, customer_message} = this.page.data;
    return html`
      <div class="status">
        ${stateBadge(programme.status, this.translator)}
        ${customer_message ? html`<p dir="auto">${customer_message}</p>` : nothing}
        <div class="links">
          ${this.linkAction('MANAGE_PARTICIPATION')}
          ${moreLink(
            programme.learn_more_url,
            this.text('vpp-landing.learn-more'),
            this.text('vpp.new-tab'),
            'heading',
          )}
        </div>
      </div>
    `;
  }

  #renderPerformance() {
    const {series} = this.page.data.performance;
    const hasChart = this.#columns.some(({energy, earnings}) => energy || earnings.length > 0);
    return html`
      ${this.#renderPeriod()}
      <dl class="totals" part="facts">
        ${this.#totals.map(
          ([name, value]) => html`
            <div>
              <dt>${name}</dt>
              <dd translate="no"><bdi>${value}</bdi></dd>
            </div>
          `,
        )}
      </dl>
      ${hasChart ? this.#renderChart() : nothing}
      ${series.length === 0 ? html`<p class="muted">${this.text('vpp-summary.empty')}</p>` : nothing}
      <div class="links">${this.linkAction('MANAGE_PAYMENTS')}</div>
    `;
  }

  #renderTariffNotice() {
    if (this.page.data.tariff_connected || !this.offers('CONNECT_TARIFF')) return nothing;
    return html`<div class="notice" part="notice">
      <p>${this.text('vpp-landing.no-tariff')}</p>
      ${this.linkAction('CONNECT_TARIFF')}
    </div>`;
  }

  /** The type of the period, and the periods before and after. */
  #renderPeriod() {
    const {performance} = this.page.data;
    const {period_type: type, available_period_types: types} = performance;
    const canChange = this.offers('CHANGE_PERIOD');
    const name = (each: string) =>
      this.translator.find([`vpp-summary.${keyOf(each)}`]) ?? humanize(each);
    const typeButton = (each: string) => html`
      <button
        type="button"
        part="tab"
        aria-pressed=${each === type}
        aria-disabled=${this.ui.busy}
        @click=${() => each === type || this.#change(ofType(performance, each))}
      >
        ${name(each)}
      </button>
    `;
    return html`
      ${
        canChange && types.length > 1
          ? html`<div class="types" role="group" aria-label=${this.text('vpp-summary.period')}>
              ${types.map(typeButton)}
            </div>`
          : nothing
      }
      <div class="period">
        ${canChange && performance.has_previous ? this.#stepButton(-1) : nothing}
        <strong translate="no">${this.#title}</strong>
        ${canChange && performance.has_next ? this.#stepButton(1) : nothing}
      </div>
    `;
  }

  #stepButton(by: -1 | 1): unknown {
    const period = neighbour(this.page.data.performance, by);
    if (!period) return nothing;
    const label = this.text(by < 0 ? 'vpp-summary.previous' : 'vpp-summary.next');
    return html`
      <button
        type="button"
        class="icon-button ${by < 0 ? '' : 'later'}"
        part="icon-button"
        aria-label=${label}
        title=${label}
        aria-disabled=${this.ui.busy}
        @click=${() => this.#change(period)}
      >
        ${by < 0 ? backIcon : chevronIcon}
      </button>
    `;
  }

  #renderChart() {
    const formats = this.#formats;
    const columns = this.#columns;
    const {reading} = this;
    const column = reading === undefined ? undefined : columns[reading];
    const names = {
      chart: this.text('vpp-summary.chart'),
      earned: this.text('vpp-summary.earned'),
      energy: this.text('vpp-summary.energy'),
    };
    return html`
      <figure class="stack">
        <figcaption class="caption">
          <bdi translate="no">${column ? readingOf(column, formats) : names.chart}</bdi>
        </figcaption>
        ${periodChart({
          ...{columns, formats, names, at: this.#at, press: this.#press},
          lang: this.translator.lang,
          isReading: column !== undefined,
          onRead: index => {
            this.#at = index ?? this.#at;
            this.reading = index;
          },
        })}
        <details>
          <summary part="toggle" @click=${() => (this.hasTable = true)}>
            ${this.text('vpp-summary.table')}
          </summary>
          ${this.hasTable ? periodTable(columns, formats, {...names, time: this.text('vpp-summary.time')}, this.#title) : nothing}
        </details>
      </figure>
    `;
  }

  get #title(): string {
    const {period_type, period_start} = this.page.data.performance;
    return this.#formats.title(period_type, period_start);
  }

  get #totals(): readonly (readonly [name: string, value: string])[] {
    const {earnings, energy_dispatched_kwh: energy} = this.page.data.performance;
    return [
      [this.text('vpp-summary.earned'), this.#formats.amounts(earnings)],
      [this.text('vpp-summary.energy'), this.#formats.energy(energy ?? 0)],
    ];
  }

  #change(period: PeriodRequest): void {
    this.act('CHANGE_PERIOD', period);
  }
}
