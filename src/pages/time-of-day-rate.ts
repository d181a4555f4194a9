import {html, nothing, type PropertyValues} from 'lit';
import {dayBarStyles} from '../ui/prices/day-bar.js';
import {DayEditor, dayEditorStyles} from '../ui/prices/day-editor.js';
import {PriceCheck, priceCheckStyles} from '../ui/controls/price-check.js';
import type {AnswerOf} from '../protocol/routes.js';
import type {Period} from '../protocol/time-of-day-rate.js';
import type {FormReader} from '../ui/form-reader.js';
import {disclosure, helpStyles} from '../ui/help.js';
import {planButtons, type PlanName} from '../ui/prices/hour-plans.js';
import {changeRow, priceOf, ranksOf, rowsOf, type Row, type Rows} from '../ui/prices/hour-rows.js';
import {
  boundariesOf,
  edgesOf,
  findFaults,
  fitsStep,
  movePeriod,
  msSinceMidnight,
  periodAt,
  roomForPeriod,
  sortByDay,
  sortByStart,
  timesOfDay,
} from '../ui/prices/hours.js';
import {hoursStyles} from '../ui/prices/hours-styles.js';
import {plusIcon} from '../ui/icons.js';
import {priceUnit} from '../ui/format/money.js';
import {PageElement} from '../ui/page-element.js';
import {quotedValue} from '../ui/controls/price-field.js';
import {coverage, periodFields} from '../ui/prices/period-fields.js';
import type {FormValues} from '../ui/form-values.js';
import {HOUR_MS, QUARTER_HOUR_MS} from '../ui/time.js';

const HALF_HOUR_MS = HOUR_MS / 2;

/** Most periods that a customer can add. The service accepts more, and all that it sends are shown. */
const MAX_PERIODS = 8;

/** A period whose end is its start. */
export const WHOLE_DAY = {valid_from: '00:00:00', valid_to: '00:00:00'};

type Label = 'valid_to' | 'period' | 'add' | 'change';

/** Prices that depend on the time of day. */
export class TimeOfDayRatePage<
  K extends 'time-of-day-rate' | 'price-input' = 'time-of-day-rate',
> extends PageElement<K> {
  static override styles = [
    ...PageElement.styles,
    dayBarStyles,
    dayEditorStyles,
    helpStyles,
    priceCheckStyles,
    hoursStyles,
  ];
  static override properties = {rows: {state: true}, isFine: {state: true}};
  static override readonly stage = 'tariff';
  static override readonly fields = {cost_value_zero: 'cost', cost_value_negative: 'cost'};

  /** A removed period leaves a hole, because the fields are numbered and keep their values. */
  protected rows: Rows = [];
  /** Whether quarter hours are offered; by default if a time needs them. */
  private isFine?: boolean;

  /** What was typed into fields that a plan has no room for, by their number. */
  #typed: readonly string[] = [];
  protected readonly check = new PriceCheck();
  readonly #editor = new DayEditor();

  override async restoreValues(values: FormValues): Promise<void> {
    await this.updateComplete;
    const rows: (Row | undefined)[] = [];
    for (const [name, value] of values) {
      const [key = '', id] = name.split('-');
      const row = rows[Number(id)] ?? {...WHOLE_DAY, cost: ''};
      rows[Number(id)] = {...row, [key]: value};
    }
    // `Array.from` fills the holes of removed periods.
    if (rows.length > 0) this.rows = Array.from(rows);
    await super.restoreValues(values);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const {currency_code} = this.page.data;
    // Only once: the page object may come again while the customer is editing.
    if (!this.hasUpdated) this.rows = this.enteredRows();
    const cost = this.errors.get('cost');
    // The error code does not identify the period.
    const id = this.rows.findIndex(row => row && priceOf(row, currency_code, this.translator) <= 0);
    if (cost) this.errors = new Map([[`cost-${Math.max(0, id)}`, cost]]);
  }

  /** The periods of the page object, or those of a usual plan. */
  protected enteredRows(): Rows {
    const entered = sortByDay(this.page.data.hours).map(({valid_from, valid_to, cost}) => ({
      ...{valid_from, valid_to},
      cost: this.quoted(cost),
    }));
    return entered.length > 0 ? entered : rowsOf('day-night', []);
  }

  /** A price in major units as the field has it. */
  protected quoted(cost: number): string {
    const {lang} = this.translator;
    return quotedValue(cost, priceUnit(this.page.data.currency_code, lang), lang);
  }

  protected override content(): unknown {
    const {hours, currency_code} = this.page.data;
    const periods = this.periods;
    const faults = this.#faults;
    const rankOf = ranksOf(periods, currency_code, this.translator);
    const hasRoom = periods.length < MAX_PERIODS;
    return html`
      <div class="stack" part="hours" @input=${this.onInput}>
        ${hours.length > 0 ? nothing : planButtons(currency_code, periods, this.translator, this.#use)}
        ${this.#editor.render({
          segments: [
            ...periods.map((row, index) => ({...row, kind: rankOf(row), name: index + 1})),
            ...faults,
          ],
          boundaries: periods.length > 1 ? boundariesOf(periods, this.#stepMs) : [],
          stepMs: this.#stepMs,
          lang: this.translator.lang,
          clock: this.#clock,
          nameOf: this.#boundaryName,
          grab: this.#grab,
          select: this.#select,
        })}
        ${coverage(
          faults.map(({message}) => message),
          this.errors.has(''),
          this.translator,
        )}
        ${this.#renderPeriods(rankOf)}
        <div class="more">${hasRoom ? this.addButton() : nothing} ${this.#quartersButton}</div>
        ${disclosure(
          this.t('time-of-day-rate.weekends'),
          html`<p>
            ${this.t('time-of-day-rate.weekends.hint', {option: this.t('tariff-structure.advanced')})}
          </p>`,
        )}
      </div>
    `;
  }

  protected addButton() {
    return html`
      <button
        type="button"
        class="button quiet outlined"
        part="button quiet"
        @click=${() => this.addRow()}
      >
        ${plusIcon} ${this.#text('add')}
      </button>
    `;
  }

  #renderPeriods(rankOf: (row: Row) => string) {
    const periods = this.periods;
    // The steps of the day, and other times that are in use.
    const times = [...new Set([...timesOfDay(this.#stepMs), ...periods.flatMap(edgesOf)])].sort();
    const options = times.map(value => ({value, label: this.#clock(value)}));
    return this.rows.map(
      (row, id) =>
        row &&
        periodFields({
          ...{row, id, name: periods.indexOf(row) + 1, rank: rankOf(row), times: options},
          ...{errors: this.errors, translator: this.translator, check: this.check},
          currency: this.page.data.currency_code,
          onRemove: periods.length > 1 ? () => this.removeRow(id) : undefined,
        }),
    );
  }

  protected override read(form: FormReader): AnswerOf<K> | undefined {
    return {hours: this.readHours(form)} as AnswerOf<K>;
  }

  protected readHours(form: FormReader): Period[] {
    // The messages are above the periods already.
    for (const {message} of this.#faults) form.fail('hours', message);
    const {translator} = this;
    const {currency_code: currency, hours: before} = this.page.data;
    const known = before.map(({cost}) => cost);
    const hours = this.rows.flatMap((row, id) => {
      if (!row) return [];
      const {valid_from, valid_to} = row;
      const typed = row.cost.trim();
      const cost = this.check.read(form, {
        name: `cost-${id}`,
        ...{typed, currency, translator, known},
      });
      return cost === undefined ? [] : [{valid_from, valid_to, cost}];
    });
    return sortByStart(hours);
  }

  readonly #text = (label: Label, name = 0): string => this.t(`time-of-day-rate.${label}`, {name});

  protected get periods(): Row[] {
    return this.rows.filter(row => row !== undefined);
  }

  get #isFine(): boolean {
    return this.isFine ?? !fitsStep(this.periods, HALF_HOUR_MS);
  }

  /** Shows quarter hours in the lists, or half hours again. */
  get #quartersButton() {
    return html`
      <button
        type="button"
        class="button quiet"
        part="button quiet"
        aria-pressed=${this.#isFine}
        @click=${() => (this.isFine = !this.#isFine)}
      >
        ${this.t('time-of-day-rate.quarters')}
      </button>
    `;
  }

  get #stepMs(): number {
    return this.#isFine ? QUARTER_HOUR_MS : HALF_HOUR_MS;
  }

  get #clock() {
    const format = new Intl.DateTimeFormat(this.translator.lang, {
      timeStyle: 'short',
      timeZone: 'UTC',
    });
    return (time: string) => format.format(msSinceMidnight(time));
  }

  get #faults() {
    const clock = this.#clock;
    return findFaults(this.periods).map(fault => {
      const [from = '', to = ''] = edgesOf(fault).map(clock);
      return {...fault, message: this.t(`time-of-day-rate.${fault.kind}`, {from, to})};
    });
  }

  readonly #use = (plan: PlanName): void => {
    const typed = this.rows.map((row, id) => row?.cost || this.#typed[id] || '');
    this.#typed = [...typed, ...this.#typed.slice(typed.length)];
    this.rows = rowsOf(plan, this.#typed);
  };

  /** Says which price begins at a boundary, or which ends there. */
  readonly #boundaryName = (time: string): string => {
    const periods = this.periods;
    const next = periods.findIndex(({valid_from}) => valid_from === time) + 1;
    if (next > 0) return this.#text('change', next);
    const last = periods.findIndex(({valid_to}) => valid_to === time) + 1;
    return `${this.#text('period', last)}: ${this.#text('valid_to')}`;
  };

  /** Moves the ends of all periods at a time together. */
  readonly #grab = (from: string) => {
    const {rows} = this;
    return (to: string): void => {
      this.rows = rows.map(row => row && movePeriod(row, from, to));
    };
  };

  readonly #select = (ms: number): void => {
    const row = periodAt(this.periods, ms);
    if (row) this.focusOn(`#cost-${this.rows.indexOf(row)}`);
  };

  protected readonly onInput = ({target}: Event): void => {
    const {name, value} = target as HTMLInputElement;
    const [key = '', id] = name.split('-');
    const before = this.rows;
    this.rows = changeRow(before, Number(id), key, value);
    this.rows.forEach((row, at) => {
      if (!row || at === Number(id) || row === before[at]) return;
      const other = this.renderRoot.querySelector<HTMLInputElement>(`#cost-${at}`);
      if (other) other.value = row.cost;
    });
  };

  protected addRow(): void {
    const {room, of} = roomForPeriod(this.periods);
    const {valid_from, valid_to} = room;
    const rows = this.rows.map(row => row && (row === of ? {...row, valid_to: valid_from} : row));
    this.rows = [...rows, {valid_from, valid_to, cost: ''}];
    this.focusOn(`#valid_from-${rows.length}`);
  }

  protected removeRow(id: number): void {
    this.rows = this.rows.map((row, index) => (index === id ? undefined : row));
    this.focusOn('.more button');
  }

  protected focusOn(selector: string): void {
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>(selector)?.focus(),
    );
  }
}
