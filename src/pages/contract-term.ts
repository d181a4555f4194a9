import {css, html} from 'lit';
import {choices} from '../ui/controls/choices.js';
import {field} from '../ui/controls/field.js';
import type {FormReader} from '../ui/form-reader.js';
import {PageElement} from '../ui/page-element.js';

/** A date with a plausible year: a native date field accepts the year 26 as such. */
const ISO_DATE = /^[12]\d{3}-/;

/** The end of the contract: a day, never, or unknown. The day stays text, so that no time zone moves it. */
export class ContractTermPage extends PageElement<'contract-term'> {
  static override properties = {end: {state: true}};
  static override styles = [
    ...PageElement.styles,
    css`
      .without-day .field:not(:has(.error)) {
        display: none;
      }
    `,
  ];
  static override readonly stage = 'tariff';
  static override readonly fields = {date_format_invalid: 'day'};

  /** The chosen option. It sets a class, because WebKit misses changes of `:has(:checked)`. */
  private end = '';

  protected override content() {
    const current = this.page.data.contract_end_date;
    const day = current === 'open-ended' ? null : current;
    // The service does not distinguish "unknown" from "not answered yet".
    const value = day ? 'date' : (current ?? '');
    const list = choices(this.errors, {
      name: 'end',
      value,
      options: (['date', 'open-ended', 'unknown'] as const).map(value => ({
        value,
        label: this.t(`contract-term.${value}`),
        ...(value === 'date' && {detail: this.#dayField(day ?? '')}),
      })),
    });
    const isDay = (this.end || value) === 'date';
    return html`<div class=${isDay ? '' : 'without-day'} @change=${this.#onChange}>${list}</div>`;
  }

  #dayField(value: string) {
    const label = this.t('contract-term.day');
    return field(this.errors, {name: 'day', type: 'date', label, value, required: true});
  }

  readonly #onChange = ({target}: Event): void => {
    const {name, value, checked} = target as HTMLInputElement;
    if (name === 'end' && checked) this.end = value;
  };

  protected override read(form: FormReader) {
    const [end, day] = [form.text('end'), form.text('day')];
    if (!end) form.fail('end', this.t('error.choose'));
    if (end === 'date' && !ISO_DATE.test(day))
      form.fail('day', this.t('error.date_format_invalid'));
    return {contract_end_date: end === 'date' ? day : end === 'unknown' ? null : end};
  }
}
