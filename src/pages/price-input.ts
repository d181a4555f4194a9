import {html} from 'lit';
import type {FormReader} from '../ui/form-reader.js';
import {understoodPrice} from '../ui/controls/price-field.js';
import {rowsOf, type Row} from '../ui/prices/hour-rows.js';
import {singlePrice, singlePriceStyles, singlePriceTitle} from '../ui/prices/single-price.js';
import {TimeOfDayRatePage, WHOLE_DAY} from './time-of-day-rate.js';

/** One price for every hour, or one for each of several periods that the customer adds. */
export class PriceInputPage extends TimeOfDayRatePage<'price-input'> {
  static override styles = [...TimeOfDayRatePage.styles, ...singlePriceStyles];

  protected override enteredRows() {
    const {cost, hours, has_periods} = this.page.data;
    return has_periods || hours.length > 0
      ? super.enteredRows()
      : [{...WHOLE_DAY, cost: this.quoted(cost)}];
  }

  protected override heading() {
    return this.#single
      ? singlePriceTitle(this.#isExport, this.translator)
      : this.t('time-of-day-rate.title');
  }

  protected override content() {
    const row = this.#single;
    if (!row) return super.content();
    const {check, errors, translator} = this;
    const {currency_code: currency} = this.page.data;
    return html`
      <div class="stack" @input=${this.onInput}>
        ${singlePrice({
          ...{currency, isExport: this.#isExport, errors, check, translator},
          name: this.#nameOf(row),
          value: row.cost,
          understood: understoodPrice(row.cost, currency, translator),
          more: html`<div class="more">${this.addButton()}</div>`,
        })}
      </div>
    `;
  }

  protected override read(form: FormReader) {
    const row = this.#single;
    if (!row) return {cost: 0, hours: this.readHours(form)};
    const {currency_code: currency, cost: known} = this.page.data;
    const cost = this.check.read(form, {
      ...{name: this.#nameOf(row), typed: row.cost.trim(), currency, known: [known]},
      translator: this.translator,
    });
    return cost === undefined ? undefined : {cost, hours: []};
  }

  /** The single price becomes that of the day, and the night is added. */
  protected override addRow(): void {
    const row = this.#single;
    if (!row) return super.addRow();
    this.rows = rowsOf('day-night', ['', row.cost]);
    this.focusOn('#cost-0');
  }

  /** The price of the last period becomes that of every hour. */
  protected override removeRow(id: number): void {
    super.removeRow(id);
    const [only, ...others] = this.periods;
    if (!only || others.length > 0) return;
    this.rows = [{...WHOLE_DAY, cost: only.cost}];
    this.focusOn('#cost-0');
  }

  get #single(): Row | undefined {
    return this.periods.length === 1 ? this.periods[0] : undefined;
  }

  get #isExport(): boolean {
    return this.page.direction === 'EXPORT';
  }

  #nameOf(row: Row): string {
    return `cost-${this.rows.indexOf(row)}`;
  }
}
