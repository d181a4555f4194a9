import {html, nothing, type TemplateResult} from 'lit';
import type {CheapestSpan} from './cheapest.js';
import type {PriceFormats} from './price-formats.js';
import type {DayPrices, PriceSpan} from './rates.js';

/** The times that a table marks. */
export interface TableMarks {
  readonly now: number;
  readonly cheapest?: CheapestSpan | undefined;
  /** The name of the cheapest time. */
  readonly cheapestName: string;
}

/** The prices of a day as a table, with a mark at now and at the cheapest time. */
export function priceTable(
  rows: readonly PriceSpan[],
  {title, rankOf}: Pick<DayPrices, 'rankOf'> & {title: string},
  {text, times, price, unit}: PriceFormats,
  {now, cheapest, cheapestName}: TableMarks,
): TemplateResult {
  const marksOf = ({from, to}: PriceSpan) => [
    from <= now && now < to ? text('prices.mark.now') : '',
    cheapest && from < cheapest.to && to > cheapest.from ? cheapestName : '',
  ];
  return html`
    <table part="table">
      <caption class="visually-hidden">
        ${title}
      </caption>
      <thead>
        <tr>
          <th scope="col">${text('prices.time')}</th>
          <th scope="col"><bdi translate="no">${unit}</bdi></th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          row => html`
            <tr class=${rankOf(row)}>
              <th scope="row">
                <bdi translate="no">${times(row)}</bdi>
                ${marksOf(row).map(mark => (mark ? html`<span class="mark">${mark}</span>` : nothing))}
              </th>
              <td>
                <bdi translate=${Number.isNaN(row.cost) ? nothing : 'no'}>${price(row.cost)}</bdi>
              </td>
            </tr>
          `,
        )}
      </tbody>
    </table>
  `;
}
