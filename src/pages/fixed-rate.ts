import {field} from '../ui/controls/field.js';
import type {FormReader} from '../ui/form-reader.js';
import {priceUnit} from '../ui/format/money.js';
import {PageElement} from '../ui/page-element.js';
import {quotedValue, readPrice} from '../ui/controls/price-field.js';

/** One price for every hour. */
export class FixedRatePage extends PageElement<'fixed-rate'> {
  static override readonly stage = 'tariff';
  static override readonly fields = {cost_value_zero: 'cost', cost_value_negative: 'cost'};

  protected override content() {
    const {lang} = this.words;
    const {direction, data} = this.page;
    const {currency_code, cost} = data;
    const unit = priceUnit(currency_code, lang);
    return field(this.errors, {
      name: 'cost',
      label: this.t('fixed-rate.cost'),
      value: quotedValue(cost, unit, lang),
      affix: this.t('unit.kwh', {unit: unit.name}),
      // Who is paid for power pays no tax on it, and has another bill.
      hint: direction === 'EXPORT' ? '' : this.t('fixed-rate.cost.hint'),
      inputmode: 'decimal',
      required: true,
    });
  }

  protected override read(form: FormReader) {
    const unit = priceUnit(this.page.data.currency_code, this.words.lang);
    const cost = readPrice(form.text('cost'), unit, this.words);
    if (typeof cost === 'number') return {cost};
    form.fail('cost', cost);
    return undefined;
  }
}
