import {css, html, nothing, type PropertyValues} from 'lit';
import {dayBar, dayBarStyles} from '../ui/prices/day-bar.js';
import {field} from '../ui/controls/field.js';
import type {FormReader} from '../ui/form-reader.js';
import {
  edgesOf,
  findFaults,
  sortByStart,
  msSinceMidnight,
  QUARTER_HOURS,
  roomForPeriod,
  type Period,
} from '../ui/prices/hours.js';
import {closeIcon, plusIcon} from '../ui/icons.js';
import {priceUnit} from '../ui/format/money.js';
import {PageElement} from '../ui/page-element.js';
import {quotedValue, readPrice, readQuoted, understoodPrice} from '../ui/controls/price-field.js';
import {selectField} from '../ui/controls/select-field.js';
import type {FormValues} from '../ui/form-values.js';

/** The initial periods: a day and a night. */
const DAY_AND_NIGHT = [
  {valid_from: '07:00:00', valid_to: '23:00:00', cost: 0},
  {valid_from: '23:00:00', valid_to: '07:00:00', cost: 0},
];

/** Most periods that a customer can add. The service accepts more, and all that it sends are shown. */
const MAX_PERIODS = 8;

type Label = 'valid_from' | 'valid_to' | 'period' | 'add' | 'remove' | 'complete';

/** A period in its fields, with the price as typed. */
interface Row extends Period {
  readonly cost: string;
}

/** Prices that depend on the time of day. */
export class TimeOfDayRatePage extends PageElement<'time-of-day-rate'> {
  static override styles = [
    ...PageElement.styles,
    dayBarStyles,
    css`
      .period {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
        border-block-start: 0.25rem solid var(--_mark);
      }
      legend {
        padding-inline: 0 0.5rem;
        margin-block-end: 0.375rem;
        font-weight: 600;
      }
      label {
        color: var(--_muted);
      }
      .field {
        flex: 1 max(40%, 6.5rem);
      }
      .period .input {
        padding-inline-start: min(0.5rem, var(--_inset));
      }
      .icon-button {
        margin-block-start: 1.875rem;
      }
      @container (max-width: 15rem) {
        .icon-button {
          margin-block: 0;
          margin-inline-start: auto;
        }
      }
    `,
  ];
  static override properties = {rows: {state: true}};
  static override readonly stage = 'tariff';
  static override readonly fields = {cost_value_zero: 'cost', cost_value_negative: 'cost'};

  /** A removed period leaves a hole, because the fields are numbered and keep their values. */
  private rows: readonly (Row | undefined)[] = [];

  override async restoreValues(values: FormValues): Promise<void> {
    await this.updateComplete;
    const rows: (Row | undefined)[] = [];
    for (const [name, value] of values) {
      const [key = '', id] = name.split('-');
      const row = rows[Number(id)] ?? {valid_from: '', valid_to: '', cost: ''};
      rows[Number(id)] = {...row, [key]: value};
    }
    // `Array.from` fills the holes of removed periods.
    if (rows.length > 0) this.rows = Array.from(rows);
    await super.restoreValues(values);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    // Only once: the page object may come again while the customer is editing.
    if (!this.hasUpdated) {
      const {hours} = this.page.data;
      this.rows = (hours.length > 0 ? sortByStart(hours) : DAY_AND_NIGHT).map(period => ({
        ...period,
        cost: quotedValue(period.cost, this.#unit, this.translator.lang),
      }));
    }
    const cost = this.errors.get('cost');
    // The error code does not identify the period.
    const id = this.rows.findIndex(row => row && this.#priceOf(row) <= 0);
    if (cost) this.errors = new Map([[`cost-${Math.max(0, id)}`, cost]]);
  }

  protected override content() {
    const periods = this.#periods;
    const faults = this.#faults;
    const rankOf = ranksOf(periods, this.#priceOf);
    const clock = this.#clock;
    // The quarter hours, and other times that the service sent.
    const times = [...new Set([...QUARTER_HOURS, ...periods.flatMap(edgesOf)])].sort();
    const options = times.map(value => ({value, label: clock(value)}));
    const text = (label: Label, name = 0) => this.t(`time-of-day-rate.${label}`, {name});
    const renderPeriod = (row: Row, id: number) => {
      const name = periods.indexOf(row) + 1;
      const time = (edge: 'valid_from' | 'valid_to') =>
        selectField(this.errors, {
          name: `${edge}-${id}`,
          label: text(edge),
          value: row[edge],
          options,
        });
      return html`
        <fieldset class="period ${rankOf(row)}" part="period">
          <legend>${text('period', name)}</legend>
          ${time('valid_from')} ${time('valid_to')}
          ${field(this.errors, {
            name: `cost-${id}`,
            label: this.t('fixed-rate.cost'),
            value: row.cost,
            understood: understoodPrice(row.cost, this.page.data.currency_code, this.translator),
            affix: this.t('unit.kwh', {unit: this.#unit.name}),
            inputmode: 'decimal',
            required: true,
          })}
          ${
            periods.length > 1
              ? html`<button
                  type="button"
                  class="icon-button"
                  part="icon-button"
                  aria-label=${text('remove', name)}
                  @click=${() => this.#remove(id)}
                >
                  ${closeIcon}
                </button>`
              : nothing
          }
        </fieldset>
      `;
    };
    return html`
      <div class="stack" part="hours" @input=${this.#onInput}>
        ${dayBar(
          [
            ...periods.map((row, index) => ({...row, kind: rankOf(row), name: index + 1})),
            ...faults,
          ],
          this.translator.lang,
        )}
        <p
          class="notice ${faults.length > 0 ? 'problem warning' : ''}"
          part="notice"
          role="status"
          tabindex="-1"
        >
          ${faults.map(({message}) => message).join(' ') || text('complete')}
        </p>
        ${this.rows.map((row, id) => row && renderPeriod(row, id))}
        ${
          periods.length < MAX_PERIODS
            ? html`<button
                type="button"
                class="button quiet outlined"
                part="button"
                @click=${this.#onAdd}
              >
                ${plusIcon} ${text('add')}
              </button>`
            : nothing
        }
      </div>
    `;
  }

  protected override read(form: FormReader) {
    // The messages are above the periods already.
    for (const {message} of this.#faults) form.fail('hours', message);
    const hours = this.rows.flatMap((row, id) => {
      if (!row) return [];
      const cost = readPrice(row.cost.trim(), this.page.data.currency_code, this.translator);
      if (typeof cost === 'number') return [{...row, cost}];
      form.fail(`cost-${id}`, cost);
      return [];
    });
    return {hours: sortByStart(hours)};
  }

  get #unit() {
    return priceUnit(this.page.data.currency_code, this.translator.lang);
  }

  /** The price in quoted units; NaN if it is no number. */
  readonly #priceOf = ({cost}: Row): number => {
    const read = readQuoted(cost.trim(), this.page.data.currency_code, this.translator);
    return 'error' in read ? NaN : Number(read.decimal);
  };

  get #periods(): Row[] {
    return this.rows.filter(row => row !== undefined);
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
    return findFaults(this.#periods).map(fault => {
      const [from = '', to = ''] = edgesOf(fault).map(clock);
      return {...fault, message: this.t(`time-of-day-rate.${fault.kind}`, {from, to})};
    });
  }

  #onInput({target}: Event): void {
    const {name, value} = target as HTMLInputElement;
    const [key = '', id] = name.split('-');
    this.rows = this.rows.map(
      (row, at) => row && (at === Number(id) ? {...row, [key]: value} : row),
    );
  }

  #onAdd(): void {
    const {room, of} = roomForPeriod(this.#periods);
    const {valid_from, valid_to} = room;
    const rows = this.rows.map(row => row && (row === of ? {...row, valid_to: valid_from} : row));
    this.rows = [...rows, {valid_from, valid_to, cost: ''}];
    this.#focus(`#valid_from-${rows.length}`);
  }

  #remove(id: number): void {
    this.rows = this.rows.map((row, index) => (index === id ? undefined : row));
    this.#focus('.outlined');
  }

  #focus(selector: string): void {
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>(selector)?.focus(),
    );
  }
}

/** The rank of each period, once all prices are entered. */
function ranksOf(periods: readonly Row[], priceOf: (row: Row) => number): (row: Row) => string {
  const prices = periods.map(priceOf);
  const ranks = new Map([
    [Math.max(...prices), 'dear'],
    [Math.min(...prices), 'cheap'],
    [NaN, ''],
  ]);
  return row => ranks.get(priceOf(row)) ?? '';
}
