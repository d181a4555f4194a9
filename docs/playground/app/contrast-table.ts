import {html, nothing, type TemplateResult} from 'lit';
import type {Grade} from '../theme/contrast.js';
import {ratioText, type JudgedPair} from '../theme/judged-pairs.js';
import {cssom} from './cssom.js';

/** A mark and a word: the color alone says nothing. */
const GRADES: Readonly<Record<Grade, {mark: string; word: string}>> = {
  AAA: {mark: '✓', word: 'AAA'},
  AA: {mark: '✓', word: 'AA'},
  fails: {mark: '✕', word: 'Fails'},
};

export const gradeBadge = (grade: Grade): TemplateResult => {
  const {mark, word} = GRADES[grade];
  return html`<span class="grade ${grade}">${mark} ${word}</span>`;
};

const row = ({label, kind, front, back, frontColor, backColor, ratio, grade}: JudgedPair) => html`
  <tr>
    <td>
      <span class="sample" aria-hidden="true" ${cssom({color: frontColor, background: backColor})}>
        ${kind === 'text' ? 'Aa' : '■'}
      </span>
    </td>
    <th scope="row">${label}<span class="names">${front} on ${back}</span></th>
    <td class="ratio">${ratioText(ratio)}</td>
    <td>${gradeBadge(grade)}</td>
  </tr>
`;

/** The contrast of the colors that the widget draws on each other (WCAG 2.2). */
export const contrastTable = (pairs: readonly JudgedPair[]): TemplateResult => html`
  <table class="contrast">
    <thead class="visually-hidden">
      <tr>
        <th scope="col">Sample</th>
        <th scope="col">Pair</th>
        <th scope="col">Ratio</th>
        <th scope="col">WCAG</th>
      </tr>
    </thead>
    <tbody>
      ${pairs.map(row)}
    </tbody>
  </table>
  <p class="hint">Text needs 4.5:1 for AA and 7:1 for AAA. Borders, rings and bars need 3:1.</p>
`;

/** What a visitor has to know of all pairs at once. */
export function contrastSummary(pairs: readonly JudgedPair[], scheme: string): TemplateResult {
  const failing = pairs.filter(({grade}) => grade === 'fails');
  return html`
    <p class="summary ${failing.length > 0 ? 'fails' : ''}" role="status">
      ${
        failing.length === 0
          ? html`✓ All ${pairs.length} pairs of colors pass WCAG AA in ${scheme}.`
          : html`✕ ${failing.length} of ${pairs.length} pairs fail WCAG AA in ${scheme}:
            ${failing.map(({label}) => label).join(', ')}.`
      }
    </p>
  `;
}

/** The weakest contrast of one color. */
export const weakest = (pair: JudgedPair | undefined): unknown =>
  pair
    ? html`<span class="weakest">
        ${gradeBadge(pair.grade)} ${ratioText(pair.ratio)} ${pair.front} on ${pair.back}
      </span>`
    : nothing;
