import {html, nothing, type PropertyValues} from 'lit';
import type {ContractEnd} from '../protocol/fields.js';
import {ActionPage} from '../ui/action-page.js';
import {factList, type Fact} from '../ui/facts.js';
import {formatDay} from '../ui/format/dates.js';
import {structureLabel} from '../ui/format/names.js';
import {chartStyles} from '../ui/prices/chart-styles.js';
import {dayBarStyles} from '../ui/prices/day-bar.js';
import {daysOf, type ShownDays} from '../ui/prices/rates.js';
import {tariffPrices} from '../ui/prices/tariff-prices.js';
import {REPORT_ACTIONS} from '../ui/report-actions.js';

/** The tariff that the service will store; the customer saves or corrects it. */
export class TariffSummaryPage extends ActionPage<'tariff-summary'> {
  static override properties = {now: {attribute: false}, isReported: {state: true}};
  static override styles = [...ActionPage.styles, chartStyles, dayBarStyles];
  static override readonly stage = 'confirm';

  /** The current time in ms since the epoch. Default: the time of the clock. */
  now?: number;

  /** The customer has reported that this is not their tariff, and the service has accepted it. */
  private isReported = false;

  #sentAction = '';
  #wasBusy = false;
  #days: ShownDays | undefined;

  override act(action: string): void {
    this.#sentAction = action;
    super.act(action);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('page')) this.#days = daysOf(this.page.data.rates);
    // The service accepts a report by sending the same page again.
    if (changed.has('page') && REPORT_ACTIONS.includes(this.#sentAction)) {
      this.isReported = true;
      this.announce(this.t('tariff-summary.reported'));
    }
    // A request that failed has reported nothing, so a later page is no acceptance.
    if (this.#wasBusy && !this.ui.busy) this.#sentAction = '';
    this.#wasBusy = this.ui.busy;
  }

  protected override heading() {
    return this.t(this.offers('SAVE') ? 'tariff-summary.title' : 'tariff-summary.title.view');
  }

  /** A stored tariff needs no saving, and the customer should know that. */
  protected override lead() {
    if (!this.page.stored) return super.lead();
    return html`<p class="muted" part="lead">${this.t('session-complete.saved')}</p>`;
  }

  protected override content() {
    const {translator, now} = this;
    const {cost, currency_code: currency, market_rates_source, tariff} = this.page.data;
    const {name, structure_type: structure, contract_end_date, tiered} = tariff;
    const facts: readonly Fact[] = [
      [this.t('tariff-summary.tariff'), name, true],
      [this.t('tariff-summary.structure'), structureLabel(structure, translator)],
      [
        this.t('tariff-summary.contract'),
        this.#contract(contract_end_date),
        Boolean(formatDay(contract_end_date, translator)),
      ],
    ];
    const isExport = this.page.direction === 'EXPORT';
    return html`
      ${tariff.reconnect_required ? this.#renderReconnect() : nothing} ${factList(facts)}
      ${tariffPrices(structure, {translator, currency, days: this.#days, cost, isExport, now})}
      ${tiered ? html`<p class="notice" part="notice">${this.t('tariff-summary.tiered')}</p>` : nothing}
      ${
        market_rates_source
          ? html`<p class="hint" part="hint">${this.t('tariff-summary.market')}</p>`
          : nothing
      }
    `;
  }

  protected override actions() {
    const placed = [
      ...REPORT_ACTIONS,
      // The notice has its own button.
      ...(this.page.data.tariff.reconnect_required ? ['RECONNECT'] : []),
    ];
    const likely = ['SAVE', 'EDIT'].find(action => this.offers(action));
    const buttons = this.page.stored
      ? [this.doneButton(), this.otherActions(placed)]
      : this.actionButtons(likely, placed);
    return [buttons, this.#renderReport()];
  }

  #renderReport() {
    if (this.isReported)
      return html`<p class="hint" part="hint">${this.t('tariff-summary.reported')}</p>`;
    const report = REPORT_ACTIONS.find(action => this.offers(action));
    return report ? html`<p>${this.linkAction(report)}</p>` : nothing;
  }

  /** In API versions without `RECONNECT`, `EDIT` is how a tariff is reconnected. */
  #renderReconnect() {
    const action = ['RECONNECT', 'EDIT'].find(name => this.offers(name));
    return html`
      <div class="notice warning" part="notice">
        <p>${this.t('tariff-summary.reconnect')}</p>
        ${
          action
            ? html`<button
                type="button"
                class="button outlined"
                part="button"
                aria-disabled=${this.ui.busy}
                @click=${() => this.act(action)}
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
    return formatDay(end, this.translator) ?? this.t('prices.unknown');
  }
}
