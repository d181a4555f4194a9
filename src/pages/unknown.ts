import {html, nothing, type PropertyValues} from 'lit';
import type {AnswerOf, DataOf} from '../protocol/routes.js';
import {ActionPage} from '../ui/action-page.js';
import {field, type FieldOptions} from '../ui/controls/field.js';
import {optionListStyles} from '../ui/controls/option-list-styles.js';
import type {ListOption} from '../ui/controls/option-list-view.js';
import {OptionList} from '../ui/controls/option-list.js';
import {PriceCheck, priceCheckStyles} from '../ui/controls/price-check.js';
import {quotedValue} from '../ui/controls/price-field.js';
import {selectField} from '../ui/controls/select-field.js';
import {factList} from '../ui/facts.js';
import type {Ui} from '../ui/context.js';
import type {FormReader} from '../ui/form-reader.js';
import {formatAddress} from '../ui/format/address.js';
import {priceUnit} from '../ui/format/money.js';
import {humanize, keyOf} from '../ui/format/names.js';
import {FRAME_ACTIONS} from '../ui/page-actions.js';
import {chartStyles} from '../ui/prices/chart-styles.js';
import {dayBarStyles} from '../ui/prices/day-bar.js';
import {unitLabel} from '../ui/prices/price-now.js';
import {daysOf} from '../ui/prices/rates.js';
import {tariffPrices} from '../ui/prices/tariff-prices.js';
import {restartButton} from '../ui/restart-button.js';
import {loadVppTexts, withVppTexts} from '../ui/vpp/vpp-page.js';

/** The attributes of a field by the name that the service has for it. */
const FIELD_OPTIONS: Readonly<Record<string, Partial<FieldOptions>>> = {
  first_name: {autocomplete: 'given-name'},
  last_name: {autocomplete: 'family-name'},
  email: {autocomplete: 'email', type: 'email'},
  phone: {autocomplete: 'tel', type: 'tel'},
  cost: {inputmode: 'decimal'},
};

type KnownField = DataOf<'unknown'>['fields'][number];

const idOf = ({path}: KnownField): string => path.join('-');

/**
 * A page of a kind that this version does not support: what is known of it, and the service's
 * actions. Names that the catalogue does not have are humanized.
 */
export class UnknownPage extends ActionPage<'unknown'> {
  static override styles = [
    ...ActionPage.styles,
    optionListStyles,
    priceCheckStyles,
    chartStyles,
    dayBarStyles,
  ];

  #options: readonly ListOption[] = [];
  readonly #list = new OptionList();
  readonly #check = new PriceCheck();

  /** The pages for virtual power plants have the names of some fields. */
  protected override get ui(): Ui {
    return withVppTexts(super.ui);
  }

  override dismiss(): boolean {
    return super.dismiss() || this.#list.dismiss();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    loadVppTexts(this, super.ui);
    if (!changed.has('page')) return;
    // Another array is another list.
    this.#options = this.page.data.list?.options ?? [];
  }

  protected override lead() {
    const {list, form} = this.page.data;
    return list || form.length > 0 || this.#hasPrices ? nothing : super.lead();
  }

  protected override content() {
    const {currency_code: currency, names, postal_address, rates} = this.page.data;
    return html`
      ${factList([
        ...names.map(([kind, name]) => [humanize(kind), name, true] as const),
        [this.t('stage.address'), formatAddress(postal_address), true],
      ])}
      ${
        this.#hasPrices
          ? tariffPrices('', {
              translator: this.translator,
              currency,
              days: daysOf(rates),
              isExport: this.page.direction === 'EXPORT',
            })
          : nothing
      }
      ${this.#fields.map(each => this.#renderField(each))} ${this.#renderList()}
    `;
  }

  protected override actions() {
    const {form, list} = this.page.data;
    if (form.length > 0) return super.actions();
    // A tap on the list answers.
    if (list) return this.otherActions();
    // Another session may not ask this.
    const isStuck = this.page.actions.every(action => FRAME_ACTIONS.has(action));
    const restart = isStuck && restartButton(this.ui, () => this.command('restart'));
    return [this.actionButtons(), restart || nothing];
  }

  protected override read(form: FormReader): AnswerOf<'unknown'> | undefined {
    const {list, selected} = this.page.data;
    const fields = this.#fields;
    if (fields.length === 0) return undefined;
    return {
      fields: fields.map(each => ({...each, value: this.#readField(each, form)})),
      selected: list ? form.text(list.name) : selected,
    };
  }

  /** The fields of the form, with the values that the customer entered before. */
  get #fields(): readonly KnownField[] {
    const {form, fields} = this.page.data;
    const entered = new Map(fields.map(each => [idOf(each), each]));
    return form.map(each => entered.get(idOf(each)) ?? each);
  }

  get #hasPrices(): boolean {
    const {today, tomorrow} = this.page.data.rates;
    return today.length + tomorrow.length > 0;
  }

  /** Beside a form, the list is one more field of it. */
  #renderList() {
    const {form, list, selected} = this.page.data;
    if (!list) return nothing;
    const {name, options} = list;
    const label = humanize(name);
    if (form.length > 0)
      return selectField(this.errors, {
        ...{name, label, value: selected},
        options: [
          {value: '', label: ''},
          ...options.map(({id, name}) => ({value: id, label: name})),
        ],
      });
    return this.#list.show({
      ...{name, label, options: this.#options, selected, ui: this.ui},
      missing: undefined,
      onChoose: id => this.answer({fields: [], selected: id}),
    });
  }

  #renderField(known: KnownField) {
    const {translator} = this;
    const {currency_code: currency} = this.page.data;
    const {kind, path, value} = known;
    const leaf = path.at(-1) ?? '';
    const name = idOf(known);
    const label =
      translator.find([
        kind === 'price' ? 'fixed-rate.cost' : `${name}.${leaf}`,
        `vpp-details.${keyOf(leaf)}`,
      ]) ?? humanize(leaf === 'name' ? path.join(' ') : leaf);
    const options = {name, label, ...FIELD_OPTIONS[leaf]};
    if (typeof value === 'string') return field(this.errors, {...options, value});
    return html`
      ${field(this.errors, {
        ...options,
        value: quotedValue(value, priceUnit(currency, translator.lang), translator.lang),
        affix: unitLabel(currency, translator),
      })}
      ${this.#check.answers(name, this.errors, currency, translator)}
    `;
  }

  #readField(known: KnownField, form: FormReader): string | number {
    const {kind, value} = known;
    const name = idOf(known);
    const typed = form.text(name);
    if (kind !== 'price') return typed;
    const {translator} = this;
    const {currency_code: currency} = this.page.data;
    const about = {name, typed, currency, translator, known: [Number(value)]};
    return this.#check.read(form, about) ?? 0;
  }
}
