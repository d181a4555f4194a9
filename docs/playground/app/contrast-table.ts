import {html, type TemplateResult} from 'lit';
import {contrastRatio, gradeOf, PAIRS, type Grade, type Pair} from '../theme/contrast.js';
import {rgbOf} from '../theme/resolve-color.js';
import {colorToken} from '../theme/tokens.js';
import {cssom} from './cssom.js';

/** A mark and a word: the color alone says nothing. */
const GRADES: Readonly<Record<Grade, {mark: string; word: string}>> = {
  AAA: {mark: '✓', word: 'AAA'},
  AA: {mark: '✓', word: 'AA'},
  fails: {mark: '✕', word: 'Fails'},
};

const DIGITS = 2;

/** Rounded down, so that a ratio below a limit never reads as the limit. */
const shown = (ratio: number) => (Math.floor(ratio * 10 ** DIGITS) / 10 ** DIGITS).toFixed(DIGITS);

function row({label, kind, front, back}: Pair, colorOf: (name: string) => string) {
  const [text, ground] = [colorOf(colorToken(front)), colorOf(colorToken(back))];
  const ratio = contrastRatio(rgbOf(text), rgbOf(ground));
  const grade = gradeOf(ratio, kind);
  const {mark, word} = GRADES[grade];
  return html`
    <tr>
      <td>
        <span class="sample" aria-hidden="true" ${cssom({color: text, background: ground})}>
          ${kind === 'text' ? 'Aa' : '■'}
        </span>
      </td>
      <th scope="row">${label}<span class="names">${front} on ${back}</span></th>
      <td class="ratio">${shown(ratio)}:1</td>
      <td><span class="grade ${grade}">${mark} ${word}</span></td>
    </tr>
  `;
}

/** The contrast of the colors that the widget draws on each other (WCAG 2.2). */
export const contrastTable = (colorOf: (name: string) => string): TemplateResult => html`
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
      ${PAIRS.map(pair => row(pair, colorOf))}
    </tbody>
  </table>
  <p class="hint">Text needs 4.5:1 for AA and 7:1 for AAA. Borders, rings and bars need 3:1.</p>
`;
