import {html, type TemplateResult} from 'lit';
import type {PeriodFormats} from './formats.js';
import type {Column} from './period.js';

/** The columns of a chart as a table, without those in which nothing happened. */
export const periodTable = (
  columns: readonly Column[],
  formats: PeriodFormats,
  names: {readonly time: string; readonly earned: string; readonly energy: string},
  title: string,
): TemplateResult => html`
  <table part="table">
    <caption class="visually-hidden">
      ${title}
    </caption>
    <thead>
      <tr>
        <th scope="col">${names.time}</th>
        <th scope="col" class="number">${names.earned}</th>
        <th scope="col" class="number">${names.energy}</th>
      </tr>
    </thead>
    <tbody translate="no">
      ${columns
        .filter(({energy, earnings}) => energy || earnings.length > 0)
        .map(
          ({key, energy, earnings}) => html`
            <tr>
              <th scope="row"><bdi>${formats.label(key)}</bdi></th>
              <td><bdi>${formats.amounts(earnings)}</bdi></td>
              <td><bdi>${formats.energy(energy)}</bdi></td>
            </tr>
          `,
        )}
    </tbody>
  </table>
`;
