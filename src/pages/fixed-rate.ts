import type {FormReader} from '../ui/form-reader.js';
import {priceUnit} from '../ui/format/money.js';
import {PageElement} from '../ui/page-element.js';
import {PriceCheck} from '../ui/controls/price-check.js';
import {quotedValue, understoodPrice} from '../ui/controls/price-field.js';
import {singlePrice, singlePriceStyles, singlePriceTitle} from '../ui/prices/single-price.js';

/** The single price of a flat tariff. */
export class FixedRatePage extends PageElement<'fixed-rate'> {
  static override styles = [...PageElement.styles, ...singlePriceStyles];
  static override readonly stage = 'tariff';
  static override readonly fields = {cost_value_zero: 'cost', cost_value_negative: 'cost'};

  readonly #check = new PriceCheck();

  protected override content() {
    const {errors, translator} = this;
    const {cost, currency_code: currency} = this.page.data;
    return singlePrice({
      ...{name: 'cost', currency, isExport: this.#isExport, errors, translator},
      value: quotedValue(cost, priceUnit(currency, translator.lang), translator.lang),
      understood: this.#understood,
      check: this.#check,
      onChange: this.#onChange,
    });
  }

  protected override heading() {
    return singlePriceTitle(this.#isExport, this.translator);
  }

  get #isExport(): boolean {
    return this.page.direction === 'EXPORT';
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
