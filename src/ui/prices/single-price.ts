import {html, nothing, type TemplateResult} from 'lit';
import type {Translator} from '../../messages/translator.js';
import {billHelp, billStyles} from '../bill.js';
import {field} from '../controls/field.js';
import {priceCheckStyles, type PriceCheck} from '../controls/price-check.js';
import {helpStyles} from '../help.js';
import type {PageErrors} from '../page-errors.js';
import {unitLabel} from './price-now.js';

interface SinglePrice {
  /** The name of the field. */
  readonly name: string;
  /** The initial value, in quoted units. */
  readonly value: string;
  readonly understood: string;
  readonly currency: string;
  readonly isExport: boolean;
  readonly errors: PageErrors;
  readonly check: PriceCheck;
  readonly translator: Translator;
  readonly onChange?: () => void;
  /** What stands below the field. */
  readonly more?: unknown;
}

/** The field for the price of every hour, and where to find it on the bill. */
export function singlePrice(price: SinglePrice): TemplateResult {
  const {name, value, understood, currency, isExport, errors, check, translator} = price;
  const input = field(errors, {
    ...{name, value, understood},
    label: translator.text('fixed-rate.cost'),
    affix: unitLabel(currency, translator),
    // The hint is about the import bill and its tax.
    hint: isExport ? '' : translator.text('fixed-rate.cost.hint'),
    inputmode: 'decimal',
    required: true,
  });
  return html`
    <div class="stack" @change=${price.onChange ?? nothing}>
      ${input} ${check.answers(name, errors, currency, translator)} ${price.more}
    </div>
    ${isExport ? nothing : billHelp('fixed-rate', translator, currency === 'GBP' ? 'GB' : '')}
  `;
}

export const singlePriceTitle = (isExport: boolean, translator: Translator): string =>
  translator.text(isExport ? 'fixed-rate.title.export' : 'fixed-rate.title');

export const singlePriceStyles = [priceCheckStyles, helpStyles, billStyles];
