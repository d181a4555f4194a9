import {css, html, nothing, svg, type TemplateResult} from 'lit';
import {DAY_MS, HOUR_MS} from '../time.js';
import {hourFormat} from './hour-format.js';
import {durationMs, msSinceMidnight, type Period} from './hours.js';

/** A period in a colour, with its number if there is room. */
export interface Segment extends Period {
  readonly kind: string;
  readonly name?: number;
}

const percent = (ms: number): string => `${(ms / DAY_MS) * 100}%`;

/** The day from midnight to midnight, hidden from screen readers; gaps are hatched. */
export function dayBar(segments: readonly Segment[], lang: string): TemplateResult {
  const hour = hourFormat(lang);
  return html`
    <div part="day" class="day hint" aria-hidden="true" translate="no">
      <svg>${segments.map(segmentRects)}</svg>
      ${[0, 6, 12, 18, 24].map(at => html`<span>${hour(at * HOUR_MS, at === 24)}</span>`)}
    </div>
  `;
}

function segmentRects({kind, name, ...period}: Segment): unknown {
  const from = msSinceMidnight(period.valid_from);
  const to = from + durationMs(period);
  // A period that spans midnight is drawn at both ends.
  const ends =
    to > DAY_MS ? [[from, DAY_MS] as const, [0, to - DAY_MS] as const] : [[from, to] as const];
  return ends.map(
    ([from, to]) => svg`
      <svg x=${percent(from)} width=${percent(to - from)}>
        <rect class=${kind} width="100%" height="100%" />
        ${
          name && to - from >= 2 * HOUR_MS
            ? svg`<circle cx="50%" cy="50%" r="0.72em" /><text x="50%" y="50%">${name}</text>`
            : nothing
        }
      </svg>
    `,
  );
}

export const dayBarStyles = css`
  .day {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0.25rem;
    direction: ltr;
  }
  .day > svg {
    inline-size: 100%;
    block-size: 3rem;
    border-radius: var(--_radius);
    background: repeating-linear-gradient(-45deg, var(--_tint) 0 5px, var(--_line) 5px 7px);
  }
  rect,
  .period {
    --_mark: var(--_usual);
  }
  .cheap {
    --_mark: var(--_cheap);
  }
  .dear {
    --_mark: var(--_dear);
  }
  .overlap {
    --_mark: var(--_danger);
  }
  .gap {
    opacity: 0;
  }
  rect {
    fill: var(--_mark);
    stroke: var(--_surface);
  }
  circle {
    fill: var(--_surface);
  }
  .day text {
    fill: var(--_text);
    font-weight: 650;
    text-anchor: middle;
    dominant-baseline: central;
  }
`;
