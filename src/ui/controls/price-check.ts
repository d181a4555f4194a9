import {css, html, nothing} from 'lit';
import type {Translator} from '../../messages/translator.js';
import {restoreValues} from '../form-values.js';
import type {FormReader} from '../form-reader.js';
import {priceUnit} from '../format/money.js';
import type {PageErrors} from '../page-errors.js';
import {unitLabel} from '../prices/price-now.js';
import {isUsual, typicalRange, type PriceRole} from '../prices/typical-prices.js';
import {quotedValue, readPrice} from './price-field.js';

/** A price of so many times the highest typical one is refused: nobody pays it. */
const MAX_TIMES_TYPICAL = 10;

/** Why a price is not sent yet. */
export interface Doubt {
  readonly message: string;
  /** The value of the field that is probably meant: the same digits in the other unit. */
  readonly meant?: string;
  /** The customer can say that the price is right. */
  readonly isConfirmable: boolean;
}

/** What is doubtful about a price in major units; undefined if nothing is, or nothing is known. */
export function doubtOf(
  cost: number,
  currency: string,
  translator: Translator,
  role: PriceRole = 'rate',
): Doubt | undefined {
  const range = typicalRange(currency, role);
  if (!range || isUsual(cost, range)) return undefined;
  const {lang} = translator;
  const unit = priceUnit(currency, lang);
  const isHigh = Math.abs(cost) > range.high;
  const isConfirmable = Math.abs(cost) <= range.high * MAX_TIMES_TYPICAL;
  const other = isHigh ? cost / 100 : cost * 100;
  const isMeant = Math.abs(other) >= range.low && Math.abs(other) <= range.high;
  const doubt = {isConfirmable, ...(isMeant && {meant: quotedValue(other, unit, lang)})};
  if (!isConfirmable) {
    const message = translator.text('error.too-high', {unit: unitLabel(currency, translator)});
    return {...doubt, message};
  }
  // In the whole currency a mistaken unit is evident: £2.45 rather than 245 p.
  const shown = isHigh
    ? translator.text('unit.kwh', {unit: wholeCurrency(cost, currency, lang)})
    : `${quotedValue(cost, unit, lang)} ${unitLabel(currency, translator)}`;
  const key = isHigh ? 'error.unusually-high' : 'error.unusually-low';
  return {...doubt, message: translator.text(key, {price: shown})};
}

const wholeCurrency = (cost: number, currency: string, lang: string): string =>
  new Intl.NumberFormat(lang, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: 5,
  }).format(cost);

interface CheckedPrice {
  /** The name of the field. */
  readonly name: string;
  readonly typed: string;
  readonly currency: string;
  readonly translator: Translator;
  readonly role?: PriceRole;
  /** Prices in major units that the service has already: nobody is asked about these. */
  readonly known?: readonly number[];
}

/** Reads the prices of a form, and has the customer look again at those that are doubtful. */
export class PriceCheck {
  /** By the name of the field, what was doubtful when the form was read last. */
  readonly #doubts = new Map<string, Doubt>();
  /** By the name of the field, the text that the customer said is right. */
  readonly #confirmed = new Map<string, string>();

  /** The price in major units; undefined if the form fails. */
  read(form: FormReader, {name, typed, currency, translator, role, known = []}: CheckedPrice) {
    const cost = readPrice(typed, currency, translator);
    this.#doubts.delete(name);
    if (typeof cost === 'string') {
      form.fail(name, cost);
      return undefined;
    }
    const isKnown = known.includes(cost) || this.#confirmed.get(name) === typed;
    const doubt = isKnown ? undefined : doubtOf(cost, currency, translator, role);
    if (!doubt) return cost;
    this.#doubts.set(name, doubt);
    form.fail(name, doubt.message);
    return undefined;
  }

  /** The answers to a doubt, below its field: the price that is meant, or that it is right. */
  answers(name: string, errors: PageErrors, currency: string, translator: Translator): unknown {
    const doubt = this.#doubts.get(name);
    if (!doubt || errors.get(name) !== doubt.message) return nothing;
    const {meant, isConfirmable} = doubt;
    const price = `${meant ?? ''} ${unitLabel(currency, translator)}`;
    return html`
      <div class="doubt" role="group" aria-labelledby="${name}-error">
        ${
          meant === undefined
            ? nothing
            : html`<button
                type="button"
                class="button quiet outlined"
                part="button quiet"
                @click=${(event: Event) => correct(event, name, meant)}
              >
                <span>${translator.text('price.meant', {price})}</span>
              </button>`
        }
        ${
          isConfirmable
            ? html`<button
                type="submit"
                class="button quiet outlined"
                part="button quiet"
                @click=${(event: Event) => this.#confirmed.set(name, inputOf(event, name).value.trim())}
              >
                ${translator.text('price.right')}
              </button>`
            : nothing
        }
      </div>
    `;
  }
}

const formOf = (event: Event) => (event.currentTarget as HTMLButtonElement).form as HTMLFormElement;

const inputOf = (event: Event, name: string) =>
  formOf(event).elements.namedItem(name) as HTMLInputElement;

/** Fills the field in, as if the customer had. */
function correct(event: Event, name: string, value: string): void {
  const input = inputOf(event, name);
  restoreValues(formOf(event), [[name, value]]);
  input.focus();
}

export const priceCheckStyles = css`
  .doubt {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .doubt > .button {
    min-block-size: 2.75rem;
    font-size: 0.9375rem;
  }
`;
