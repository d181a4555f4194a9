import {html, nothing} from 'lit';
import {property} from 'lit/decorators.js';
import type {ContractEnd} from '../protocol/fields.js';
import {PageElement} from '../ui/page-element.js';
import {chartStyles, priceChart} from '../ui/price-chart.js';
import {dayInWords, structureInWords} from '../ui/tariff-words.js';
import {daysOf} from '../ui/rates.js';

/** The tariff as it was understood, to be saved or put right. */
export class TariffSummaryPage extends PageElement<'tariff-summary'> {
  static override styles = [...PageElement.styles, chartStyles];
  static override readonly stage = 'confirm';

  /** The moment that counts as now (milliseconds since 1970); the clock's, unless given. */
  @property({attribute: false}) now: number | undefined;

  protected override heading() {
    return this.t(this.offers('SAVE') ? 'tariff-summary.title' : 'tariff-summary.title.view');
  }

  protected override content() {
    const {words, now} = this;
    const {cost, currency_code: currency, market_rates_source, rates, tariff} = this.page.data;
    const {name, structure_type: structure, contract_end_date, tiered} = tariff;
    const facts = [
      ['tariff', name],
      ['structure', structureInWords(structure, words)],
      ['contract', this.#contract(contract_end_date)],
    ] as const;
    const days = daysOf(rates);
    const isPaid = this.page.direction === 'EXPORT';
    return html`
      ${tariff.reconnect_required ? this.#renderReconnect() : nothing}
      ${priceChart({words, currency, days, cost, isPaid, now})}
      ${tiered ? html`<p class="notice" part="notice">${this.t('tariff-summary.tiered')}</p>` : nothing}
      ${
        market_rates_source
          ? html`<p class="hint" part="hint">${this.t('tariff-summary.market')}</p>`
          : nothing
      }
      <dl class="rows" part="facts">
        ${facts.map(([what, value]) =>
          value
            ? html`<div class="row">
                <dt>${this.t(`tariff-summary.${what}`)}</dt>
                <dd>${value}</dd>
              </div>`
            : nothing,
        )}
      </dl>
    `;
  }

  protected override actions() {
    const primary = ['SAVE', 'EDIT'].find(action => this.offers(action)) ?? '';
    // The hint has a button for that.
    const placed = this.page.data.tariff.reconnect_required ? 'RECONNECT' : '';
    return this.ways(primary, [placed]);
  }

  /** Connecting again is an action of its own, or going through the choices once more. */
  #renderReconnect() {
    const way = ['RECONNECT', 'EDIT'].find(action => this.offers(action));
    return html`
      <div class="notice warning" part="notice">
        <p>${this.t('tariff-summary.reconnect')}</p>
        ${
          way
            ? html`<button
                type="button"
                class="button outlined"
                part="button"
                aria-disabled=${this.ui.busy}
                @click=${() => this.act(way)}
              >
                ${this.t('action.reconnect')}
              </button>`
            : nothing
        }
      </div>
    `;
  }

  #contract(end: ContractEnd): string {
    if (end === 'open-ended') return this.t('tariff-summary.contract.open-ended');
    return dayInWords(end, this.words) ?? this.t('prices.unknown');
  }
}
