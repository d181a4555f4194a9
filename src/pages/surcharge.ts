import {css, html, nothing} from 'lit';
import {field} from '../ui/controls/field.js';
import type {FormReader} from '../ui/form-reader.js';
import {priceUnit} from '../ui/format/money.js';
import {PageElement} from '../ui/page-element.js';
import {
  percentageValue,
  quotedValue,
  readPercentage,
  readPercentageText,
  readPrice,
  readQuoted,
} from '../ui/controls/price-field.js';
import {selectField} from '../ui/controls/select-field.js';
import {applySurcharge} from '../ui/prices/apply-surcharge.js';

type SurchargePart = 'fixed' | 'percentage';

/** The surcharges on market prices, and the market region if the address does not determine it. */
export class SurchargePage extends PageElement<'surcharge'> {
  static override styles = [
    ...PageElement.styles,
    css`
      /* Two lines, so that the page does not jump while the customer types. */
      .example {
        align-content: center;
        min-block-size: calc(2lh + 1.875rem);
      }
    `,
  ];
  static override readonly stage = 'tariff';
  static override readonly fields = {surcharge_percentage_invalid: 'percentage'};

  #isSkipped = false;

  protected override content() {
    const {regions, region} = this.page.data;
    const number = (name: SurchargePart, affix: string, inputmode: 'text' | 'decimal') =>
      field(this.errors, {
        name,
        label: this.t(`surcharge.${name}`),
        value: this.#initialValue(name),
        affix,
        hint: this.t(`surcharge.${name}.hint`),
        inputmode,
      });
    // The decimal keyboard of iOS has no minus, which a discount needs.
    return html`
      <div
        class="stack"
        @input=${() => this.requestUpdate()}
        @change=${() => this.announce(this.#example)}
      >
        ${number('fixed', this.t('unit.kwh', {unit: this.#unit.name}), 'text')}
        ${number('percentage', '%', 'decimal')}
        <p class="notice example" part="example">${this.#example}</p>
      </div>
      ${
        regions.length > 0
          ? selectField(this.errors, {
              name: 'region',
              label: this.t('surcharge.region'),
              value: region,
              required: true,
              options: ['', ...regions].map(value => ({
                value,
                label: value || this.t('error.choose'),
              })),
            })
          : nothing
      }
    `;
  }

  protected override actions() {
    return html`
      ${this.submitButton()}
      <button
        type="submit"
        class="button quiet"
        part="button quiet"
        aria-disabled=${this.ui.busy}
        @click=${() => (this.#isSkipped = !this.ui.busy)}
      >
        ${this.t('surcharge.skip')}
      </button>
      ${this.otherActions()}
    `;
  }

  protected override read(form: FormReader) {
    const isSkipped = this.#isSkipped;
    this.#isSkipped = false;
    const {translator} = this;
    const {currency_code} = this.page.data;
    const number = (part: SurchargePart): number => {
      const typed = isSkipped ? '' : form.text(part);
      if (!typed) return 0;
      const read =
        part === 'fixed'
          ? readPrice(typed, currency_code, translator)
          : readPercentage(typed, translator);
      if (typeof read === 'number') return read;
      form.fail(part, read);
      return 0;
    };
    const surcharge = {fixed: number('fixed'), percentage: number('percentage')};
    const region = form.text('region');
    if (!region && this.page.data.regions.length > 0) form.fail('region', this.t('error.choose'));
    return {surcharge, ...(region && {region})};
  }

  get #unit() {
    return priceUnit(this.page.data.currency_code, this.translator.lang);
  }

  /** The service's value in the notation of the field. */
  #initialValue(part: SurchargePart): string {
    const {lang} = this.translator;
    const {fixed, percentage} = this.page.data.surcharge;
    return part === 'fixed'
      ? quotedValue(fixed, this.#unit, lang)
      : percentageValue(percentage, lang);
  }

  /** An example of a market price with the surcharges in the fields. */
  get #example(): string {
    const {translator} = this;
    const {name, exponent} = this.#unit;
    const format = new Intl.NumberFormat(translator.lang, {signDisplay: 'negative'});
    const amount = (price: number) =>
      `${Number.isNaN(price) ? '…' : format.format(price)}\u00a0${name}`;
    const number = (part: SurchargePart) => {
      const input = this.renderRoot.querySelector<HTMLInputElement>(`#${part}`);
      const typed = (input?.value ?? this.#initialValue(part)).trim();
      if (!typed) return 0;
      const read =
        part === 'fixed'
          ? readQuoted(typed, this.page.data.currency_code, translator)
          : readPercentageText(typed, translator);
      return 'error' in read ? NaN : Number(read.decimal);
    };
    // In hundredths of a currency, a kWh costs around ten.
    const market = exponent ? 10 : 1;
    const price = applySurcharge(market, number('fixed'), number('percentage'));
    return this.t('surcharge.example', {market: amount(market), price: amount(price)});
  }
}
