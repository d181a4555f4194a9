import {html, type PropertyValues} from 'lit';
import {billHelp, billStyles} from '../ui/bill.js';
import {AnswerButtons, answerButtonStyles} from '../ui/controls/answer-buttons.js';
import {field} from '../ui/controls/field.js';
import type {FormReader} from '../ui/form-reader.js';
import {helpStyles, whyWeAsk} from '../ui/help.js';
import {primaryButton} from '../ui/page-actions.js';
import {PageElement} from '../ui/page-element.js';

/** A date with a plausible year: a native date field accepts the year 26 as such. */
const ISO_DATE = /^[12]\d{3}-/;

/**
 * The end of the contract: a day, never, or unknown. A tap answers, except for a day, which has a
 * field. The day stays text, so that no time zone moves it.
 */
export class ContractTermPage extends PageElement<'contract-term'> {
  static override properties = {isDayOpen: {state: true}};
  static override styles = [...PageElement.styles, answerButtonStyles, helpStyles, billStyles];
  static override readonly stage = 'tariff';
  static override readonly fields = {date_format_invalid: 'day'};

  private isDayOpen = false;

  readonly #buttons = new AnswerButtons();

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if ((changed.has('page') && this.#day) || this.errors.has('day')) this.isDayOpen = true;
  }

  protected override content() {
    const end = this.#day ? 'date' : (this.page.data.contract_end_date ?? '');
    const buttons = this.#buttons.render({
      name: 'end',
      // The service does not distinguish "unknown" from "not answered yet".
      selected: end,
      options: (['date', 'open-ended', 'unknown'] as const).map(value => ({
        value,
        label: this.t(`contract-term.${value}`),
        ...(value === 'date' && {detail: this.#dayDetail}),
      })),
      ui: this.ui,
    });
    const {translator} = this;
    return html`${buttons}
      <div>${billHelp('contract-term', translator)} ${whyWeAsk('contract-term', translator)}</div>`;
  }

  protected override actions() {
    return this.otherActions();
  }

  get #dayDetail() {
    const label = this.t('contract-term.day');
    const options = {name: 'day', type: 'date', label, value: this.#day, required: true} as const;
    return {
      content: html`
        <div @input=${this.#onDayInput}>${field(this.errors, options)}</div>
        ${primaryButton({
          type: 'submit',
          label: this.t('action.next'),
          busy: this.#buttons.isSending('date', this.ui),
        })}
      `,
      isOpen: this.isDayOpen,
      onToggle: this.#onToggle,
    };
  }

  get #day(): string {
    const {contract_end_date: end} = this.page.data;
    return end && end !== 'open-ended' ? end : '';
  }

  readonly #onToggle = (): void => {
    this.isDayOpen = !this.isDayOpen;
    void this.updateComplete.then(() => {
      if (this.isDayOpen) this.renderRoot.querySelector<HTMLElement>('#day')?.focus();
    });
  };

  /** A day can be there without a tap: it was typed before a reload. */
  readonly #onDayInput = (): void => {
    this.isDayOpen = true;
  };

  protected override read(form: FormReader) {
    const [end, day] = [this.#buttons.read(form, 'end', 'date'), form.text('day')];
    if (end === 'date' && !ISO_DATE.test(day))
      form.fail('day', this.t('error.date_format_invalid'));
    return {contract_end_date: end === 'date' ? day : end === 'unknown' ? null : end};
  }
}
