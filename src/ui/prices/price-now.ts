import {html, type TemplateResult} from 'lit';
import type {Translator} from '../../messages/translator.js';
import {priceUnit} from '../format/money.js';

/** The unit of a price in a currency (ISO 4217), such as `p/kWh`. */
export const unitLabel = (currency: string, translator: Translator): string =>
  translator.text('unit.kwh', {unit: priceUnit(currency, translator.lang).name});

/** A price with its unit, the amount in large type. */
export const priceAmount = (amount: string, unit: string): TemplateResult =>
  html`<bdi translate="no"><strong class="amount" part="amount">${amount}</strong> ${unit}</bdi>`;
