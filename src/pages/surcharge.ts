import {css, html, nothing} from 'lit';
import {field} from '../ui/controls/field.js';
import type {FormReader} from '../ui/form-reader.js';
import {helpStyles, whyWeAsk} from '../ui/help.js';
import {priceUnit} from '../ui/format/money.js';
import {PageElement} from '../ui/page-element.js';
import {PriceCheck, priceCheckStyles} from '../ui/controls/price-check.js';
import {
  percentageValue,
  quotedValue,
  readPercentage,
  readPercentageText,
  readQuoted,
} from '../ui/controls/price-field.js';
import {selectField} from '../ui/controls/select-field.js';
import {applySurcharge} from '../ui/prices/apply-surcharge.js';

type SurchargePart = 'fixed' | 'percentage';

/** The surcharges on market prices, and the market region if the address does not determine it. */
export class SurchargePage extends PageElement<'surcharge'> {
  static override styles = [
    ...PageElement.styles,
    priceCheckStyles,
    helpStyles,
    css`
      /* Keeps two lines, so that the page does not jump while the customer types. */
      .example {
        align-content: center;
        min-block-size: calc(2lh + 1.875rem);
      }
      .example:empty {
        visibility: hidden;
      }
    `,
  ];
  static override readonly stage = 'tariff';
  static override readonly fields = {surcharge_percentage_invalid: 'percentage'};

  #isSkipped = false;
  readonly #check = new PriceCheck();

  protected override content() {
    const {regions, region, currency_code} = this.page.data;
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
      <div class="stack" @input=${() => this.requestUpdate()} @change=${this.#onChange}>
        ${number('fixed', this.t('unit.kwh', {unit: this.#unit.name}), 'text')}
        ${this.#check.answers('fixed', this.errors, currency_code, this.translator)}
        ${number('percentage', '%', 'decimal')}
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
      ${whyWeAsk('surcharge', this.translator)}
      <p class="notice example" part="example">${this.#example}</p>
    `;
  }

  readonly #onChange = (): void => {
    if (this.#example) this.announce(this.#example);
  };

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
    const typed = (part: SurchargePart) => (isSkipped ? '' : form.text(part));
    const surcharge = {
      fixed: this.#readFixed(form, typed('fixed')),
      percentage: this.#readPercentage(form, typed('percentage')),
    };
    const region = form.text('region');
    if (!region && this.page.data.regions.length > 0) form.fail('region', this.t('error.choose'));
    return {surcharge, ...(region && {region})};
  }

  #readFixed(form: FormReader, typed: string): number {
    if (!typed) return 0;
    const {currency_code: currency, surcharge} = this.page.data;
    const {translator} = this;
    const cost = this.#check.read(form, {
      ...{name: 'fixed', typed, currency, translator},
      role: 'surcharge',
      known: [surcharge.fixed],
    });
    return cost ?? 0;
  }

  #readPercentage(form: FormReader, typed: string): number {
    if (!typed) return 0;
    const read = readPercentage(typed, this.translator);
    if (typeof read === 'number') return read;
    form.fail('percentage', read);
    return 0;
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

  /** An example of a market price with the surcharges in the fields; empty if they are. */
  get #example(): string {
    const typed = (part: SurchargePart) => {
      const input = this.renderRoot.querySelector<HTMLInputElement>(`#${part}`);
      return (input?.value ?? this.#initialValue(part)).trim();
    };
    const [fixed, percentage] = [typed('fixed'), typed('percentage')];
    if (!fixed && !percentage) return '';
    const {translator} = this;
    const {currency_code} = this.page.data;
    const {name, exponent} = this.#unit;
    const format = new Intl.NumberFormat(translator.lang, {
      signDisplay: 'negative',
      maximumFractionDigits: exponent ? 2 : 4,
    });
    const amount = (price: number) =>
      `${Number.isNaN(price) ? '…' : format.format(price)}\u00a0${name}`;
    // A price that is easy to reckon with: 10 p, 0.1 €, 1 zł.
    const market = exponent ? 10 : currency_code === 'EUR' ? 0.1 : 1;
    const price = applySurcharge(
      market,
      numberOf(fixed && readQuoted(fixed, currency_code, translator)),
      numberOf(percentage && readPercentageText(percentage, translator)),
    );
    return this.t('surcharge.example', {market: amount(market), price: amount(price)});
  }
}

/** 0 if nothing is typed, NaN if it is no number. */
const numberOf = (read: '' | ReturnType<typeof readQuoted>): number =>
  read ? ('error' in read ? NaN : Number(read.decimal)) : 0;
