import {html, nothing, type PropertyValues} from 'lit';
import type {ContractEnd} from '../protocol/fields.js';
import {PageElement} from '../ui/page-element.js';
import {chartStyles, priceChart} from '../ui/prices/chart.js';
import {dayInWords, structureInWords} from '../ui/tariff-words.js';
import {daysOf, type Days} from '../ui/prices/rates.js';
import {REPORTS} from '../ui/tariff-reports.js';

/** The tariff as it was understood, to be saved or put right. */
export class TariffSummaryPage extends PageElement<'tariff-summary'> {
  static override properties = {now: {attribute: false}, isReported: {state: true}};
  static override styles = [...PageElement.styles, chartStyles];
  static override readonly stage = 'confirm';

  /** The moment that counts as now (milliseconds since 1970); the clock's, unless given. */
  now?: number;

  /** The customer has said that this is not their tariff, and the service has heard it. */
  private isReported = false;

  #asked = '';
  #days: Days | undefined;

  override act(action: string): void {
    this.#asked = action;
    super.act(action);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('page')) this.#days = daysOf(this.page.data.rates);
    // The service answers with the page as it was; that it came is the sign.
    if (changed.has('page') && REPORTS.includes(this.#asked)) {
      this.isReported = true;
      this.announce(this.t('tariff-summary.reported'));
    }
    // A turn that ended otherwise has reported nothing, whatever is read later.
    if (!this.ui.busy) this.#asked = '';
  }

  protected override heading() {
    return this.t(this.offers('SAVE') ? 'tariff-summary.title' : 'tariff-summary.title.view');
  }

  /** Nobody has to save what is stored already, and the customer should know that. */
  protected override lead() {
    if (!this.page.stored) return super.lead();
    return html`<p class="muted" part="lead">${this.t('session-complete.saved')}</p>`;
  }

  protected override content() {
    const {words, now} = this;
    const {cost, currency_code: currency, market_rates_source, tariff} = this.page.data;
    const {name, structure_type: structure, contract_end_date, tiered} = tariff;
    const facts = [
      ['tariff', name],
      ['structure', structureInWords(structure, words)],
      ['contract', this.#contract(contract_end_date)],
    ] as const;
    const isPaid = this.page.direction === 'EXPORT';
    return html`
      ${tariff.reconnect_required ? this.#renderReconnect() : nothing}
      ${priceChart({words, currency, days: this.#days, cost, isPaid, now})}
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
    const placed = [
      ...REPORTS,
      // The hint has a button for that.
      ...(this.page.data.tariff.reconnect_required ? ['RECONNECT'] : []),
    ];
    const likely = ['SAVE', 'EDIT'].find(action => this.offers(action));
    const ways = this.page.stored
      ? [this.doneButton(), this.otherActions(placed)]
      : this.ways(likely, placed);
    return [ways, this.#renderReport()];
  }

  #renderReport() {
    if (this.isReported)
      return html`<p class="hint" part="hint">${this.t('tariff-summary.reported')}</p>`;
    const report = REPORTS.find(action => this.offers(action));
    return report ? html`<p>${this.linkAction(report)}</p>` : nothing;
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
