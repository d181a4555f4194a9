import {html, nothing} from 'lit';
import {billHelp, billStyles} from '../ui/bill.js';
import {field} from '../ui/controls/field.js';
import type {FormReader} from '../ui/form-reader.js';
import {helpStyles} from '../ui/help.js';
import {priceUnit} from '../ui/format/money.js';
import {PageElement} from '../ui/page-element.js';
import {PriceCheck, priceCheckStyles} from '../ui/controls/price-check.js';
import {quotedValue, understoodPrice} from '../ui/controls/price-field.js';

/** The single price of a flat tariff. */
export class FixedRatePage extends PageElement<'fixed-rate'> {
  static override styles = [...PageElement.styles, priceCheckStyles, helpStyles, billStyles];
  static override readonly stage = 'tariff';
  static override readonly fields = {cost_value_zero: 'cost', cost_value_negative: 'cost'};

  readonly #check = new PriceCheck();

  protected override content() {
    const {translator, errors} = this;
    const {direction, data} = this.page;
    const {currency_code, cost} = data;
    const unit = priceUnit(currency_code, translator.lang);
    const isExport = direction === 'EXPORT';
    const input = field(errors, {
      name: 'cost',
      label: this.t('fixed-rate.cost'),
      value: quotedValue(cost, unit, translator.lang),
      understood: this.#understood,
      affix: this.t('unit.kwh', {unit: unit.name}),
      // The hint is about the import bill and its tax.
      hint: isExport ? '' : this.t('fixed-rate.cost.hint'),
      inputmode: 'decimal',
      required: true,
    });
    return html`
      <div class="stack" @change=${this.#onChange}>
        ${input} ${this.#check.answers('cost', errors, currency_code, translator)}
      </div>
      ${isExport ? nothing : billHelp('fixed-rate', translator, currency_code === 'GBP' ? 'GB' : '')}
    `;
  }

  protected override heading() {
    return this.t(
      this.page.direction === 'EXPORT' ? 'fixed-rate.title.export' : 'fixed-rate.title',
    );
  }

  /** What is understood of the price in the field. */
  get #understood(): string {
    const input = this.renderRoot.querySelector<HTMLInputElement>('#cost');
    return understoodPrice(input?.value ?? '', this.page.data.currency_code, this.translator);
  }

  readonly #onChange = (): void => {
    this.requestUpdate();
    if (this.#understood) this.announce(this.#understood);
  };

  protected override read(form: FormReader) {
    const {currency_code, cost: known} = this.page.data;
    const cost = this.#check.read(form, {
      name: 'cost',
      typed: form.text('cost'),
      currency: currency_code,
      translator: this.translator,
      known: [known],
    });
    return cost === undefined ? undefined : {cost};
  }
}
