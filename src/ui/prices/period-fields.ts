import {html, nothing, type TemplateResult} from 'lit';
import type {Translator} from '../../messages/translator.js';
import {field} from '../controls/field.js';
import type {NativeOption} from '../controls/native-options.js';
import type {PriceCheck} from '../controls/price-check.js';
import {understoodPrice} from '../controls/price-field.js';
import {selectField} from '../controls/select-field.js';
import {checkIcon, closeIcon} from '../icons.js';
import type {PageErrors} from '../page-errors.js';
import type {Row} from './hour-rows.js';
import {unitLabel} from './price-now.js';

interface PeriodFields {
  readonly row: Row;
  /** The number of its fields, which stays when another period is removed. */
  readonly id: number;
  /** Its number on the page. */
  readonly name: number;
  readonly rank: string;
  readonly times: readonly NativeOption[];
  readonly currency: string;
  readonly errors: PageErrors;
  readonly translator: Translator;
  readonly check: PriceCheck;
  /** Undefined for the only period. */
  readonly onRemove: (() => void) | undefined;
}

/** The fields of a period: from, to and the price. */
export function periodFields(period: PeriodFields): TemplateResult {
  const {row, id, name, rank, times, currency, errors, translator, check, onRemove} = period;
  const cost = `cost-${id}`;
  const time = (edge: 'valid_from' | 'valid_to') =>
    selectField(errors, {
      name: `${edge}-${id}`,
      label: translator.text(`time-of-day-rate.${edge}`),
      value: row[edge],
      options: times,
    });
  return html`
    <fieldset class="period ${rank}" part="period">
      <legend>${translator.text('time-of-day-rate.period', {name})}</legend>
      ${
        onRemove
          ? html`<button
              type="button"
              class="icon-button"
              part="icon-button"
              aria-label=${translator.text('time-of-day-rate.remove', {name})}
              @click=${onRemove}
            >
              ${closeIcon}
            </button>`
          : nothing
      }
      ${time('valid_from')} ${time('valid_to')}
      ${field(errors, {
        name: cost,
        label: translator.text('fixed-rate.cost'),
        value: row.cost,
        understood: understoodPrice(row.cost, currency, translator),
        affix: unitLabel(currency, translator),
        inputmode: 'decimal',
        required: true,
      })}
      ${check.answers(cost, errors, currency, translator)}
    </fieldset>
  `;
}

/**
 * Says what is missing or too much in the day, or that nothing is.
 * @param isRefused the service has objected to the hours, so nobody says that they are complete
 */
export function coverage(
  faults: readonly string[],
  isRefused: boolean,
  translator: Translator,
): TemplateResult {
  const isFaulty = faults.length > 0;
  const complete = html`${checkIcon} ${translator.text('time-of-day-rate.complete')}`;
  return html`
    <p
      class=${isFaulty ? 'notice problem warning' : 'coverage'}
      part=${isFaulty ? 'notice' : 'hint'}
      role="status"
      tabindex="-1"
    >
      ${isFaulty ? faults.join(' ') : isRefused ? nothing : complete}
    </p>
  `;
}
