import {html} from 'lit';
import {field} from '../ui/controls/field.js';
import type {FormReader} from '../ui/form-reader.js';
import {priceUnit} from '../ui/format/money.js';
import {PageElement} from '../ui/page-element.js';
import {quotedValue, readPrice, understoodPrice} from '../ui/controls/price-field.js';

/** The single price of a flat tariff. */
export class FixedRatePage extends PageElement<'fixed-rate'> {
  static override readonly stage = 'tariff';
  static override readonly fields = {cost_value_zero: 'cost', cost_value_negative: 'cost'};

  protected override content() {
    const {lang} = this.translator;
    const {direction, data} = this.page;
    const {currency_code, cost} = data;
    const unit = priceUnit(currency_code, lang);
    const value = quotedValue(cost, unit, lang);
    const input = field(this.errors, {
      name: 'cost',
      label: this.t('fixed-rate.cost'),
      value,
      understood: this.#understood,
      affix: this.t('unit.kwh', {unit: unit.name}),
      // The hint is about the import bill and its tax.
      hint: direction === 'EXPORT' ? '' : this.t('fixed-rate.cost.hint'),
      inputmode: 'decimal',
      required: true,
    });
    return html`<div @change=${this.#onChange}>${input}</div>`;
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
    const {currency_code} = this.page.data;
    const cost = readPrice(form.text('cost'), currency_code, this.translator);
    if (typeof cost === 'number') return {cost};
    form.fail('cost', cost);
    return undefined;
  }
}
