import {css, html, type LitElement, type TemplateResult} from 'lit';
import {ref} from 'lit/directives/ref.js';
import {DAY_MS, HOUR_MS} from '../time.js';
import {dayBar, type Segment} from './day-bar.js';
import {closestTime, msSinceMidnight, type Boundary} from './hours.js';

/** How far beside a boundary it can be grabbed, in CSS pixels: half the width of a thumb. */
const REACH_PX = 22;

/** How the keys move a boundary: by steps, or by hours. */
const KEYS: Readonly<Record<string, {readonly steps?: number; readonly hours?: number}>> = {
  ArrowLeft: {steps: -1},
  ArrowDown: {steps: -1},
  ArrowRight: {steps: 1},
  ArrowUp: {steps: 1},
  PageDown: {hours: -1},
  PageUp: {hours: 1},
  Home: {hours: -24},
  End: {hours: 24},
};

/** What the bar shows, and what is done with it. */
export interface DayEditorOptions {
  readonly segments: readonly Segment[];
  readonly boundaries: readonly Boundary[];
  readonly stepMs: number;
  readonly lang: string;
  readonly clock: (time: string) => string;
  /** The name of a boundary, by its time. */
  readonly nameOf: (time: string) => string;
  /** Begins to move what is at a time; the result moves it, counted from where it was. */
  readonly grab: (from: string) => (to: string) => void;
  /** Chooses what is at a time of the day (ms since midnight). */
  readonly select: (ms: number) => void;
}

interface Drag {
  readonly boundary: Boundary | undefined;
  readonly move: ((to: string) => void) | undefined;
  /** Where the pointer went down, in pixels from the start of the bar. */
  readonly x: number;
  isMoved: boolean;
  /** Where the boundary is now. */
  time: string | undefined;
}

/**
 * The day as a bar whose boundaries are dragged, or moved by keys: each is a slider. A tap chooses
 * a period.
 */
export class DayEditor {
  #drag: Drag | undefined;

  render(options: DayEditorOptions): TemplateResult {
    const {segments, boundaries, lang, clock, nameOf} = options;
    return html`
      <div
        class="editor"
        role="group"
        aria-labelledby="heading"
        @pointerdown=${(event: PointerEvent) => this.#onDown(event, options)}
        @pointermove=${(event: PointerEvent) => this.#onMove(event, options)}
        @pointerup=${(event: PointerEvent) => this.#onUp(event, options)}
        @pointercancel=${() => (this.#drag = undefined)}
      >
        ${dayBar(segments, lang)}
        ${boundaries.map(boundary => {
          const {time} = boundary;
          const ms = msSinceMidnight(time);
          return html`
            <div
              class="boundary ${this.#drag?.time === time ? 'dragged' : ''}"
              role="slider"
              tabindex="0"
              aria-label=${nameOf(time)}
              aria-valuemin="0"
              aria-valuemax=${DAY_MS / HOUR_MS}
              aria-valuenow=${ms / HOUR_MS}
              aria-valuetext=${clock(time)}
              data-time=${time}
              @keydown=${(event: KeyboardEvent) => onKey(event, boundary, options)}
              ${ref(element => {
                (element as HTMLElement | undefined)?.style.setProperty(
                  '--_at',
                  `${(ms / DAY_MS) * 100}%`,
                );
              })}
            ></div>
          `;
        })}
      </div>
    `;
  }

  #onDown(event: PointerEvent, {boundaries, grab}: DayEditorOptions): void {
    if (!event.isPrimary || event.button > 0) return;
    const bar = event.currentTarget as HTMLElement;
    const {x, width} = place(event);
    const distance = ({time}: Boundary) => Math.abs((msSinceMidnight(time) / DAY_MS) * width - x);
    const [boundary] = [...boundaries].sort((a, b) => distance(a) - distance(b));
    const isGrabbed = boundary && distance(boundary) <= REACH_PX;
    this.#drag = {
      boundary: isGrabbed ? boundary : undefined,
      move: isGrabbed ? grab(boundary.time) : undefined,
      x,
      isMoved: false,
      time: undefined,
    };
    // Nothing is selected, and what has the focus keeps it.
    event.preventDefault();
    bar.setPointerCapture(event.pointerId);
  }

  #onMove(event: PointerEvent, {stepMs}: DayEditorOptions): void {
    const drag = this.#drag;
    if (!drag) return;
    const {x, width} = place(event);
    if (Math.abs(x - drag.x) > 3) drag.isMoved = true;
    if (!drag.boundary || !drag.isMoved) return;
    const from = msSinceMidnight(drag.boundary.time);
    const to = closestTime(from + ((x - drag.x) / width) * DAY_MS, drag.boundary, stepMs);
    if (to === drag.time) return;
    drag.time = to;
    drag.move?.(to);
  }

  #onUp(event: PointerEvent, {select}: DayEditorOptions): void {
    const drag = this.#drag;
    this.#drag = undefined;
    const {x, width} = place(event);
    if (drag && !drag.isMoved) select((x / width) * DAY_MS);
    else if (drag?.time) drag.move?.(drag.time);
  }
}

/** Where the pointer is in the bar, which goes from left to right in every language. */
function place({currentTarget, clientX}: PointerEvent): {x: number; width: number} {
  const {left, width} = (currentTarget as HTMLElement).getBoundingClientRect();
  return {x: clientX - left, width};
}

function onKey(event: KeyboardEvent, boundary: Boundary, {stepMs, grab}: DayEditorOptions): void {
  const {steps = 0, hours = 0} = KEYS[event.key] ?? {};
  if (!steps && !hours) return;
  event.preventDefault();
  const moved = msSinceMidnight(boundary.time) + steps * stepMs + hours * HOUR_MS;
  const to = closestTime(moved, boundary, stepMs);
  const root = (event.currentTarget as HTMLElement).getRootNode() as ShadowRoot;
  grab(boundary.time)(to);
  // Over midnight the boundaries change their order. The next key may come before the next frame.
  void (root.host as Element & Pick<LitElement, 'updateComplete'>).updateComplete.then(() =>
    root.querySelector<HTMLElement>(`.boundary[data-time="${to}"]`)?.focus(),
  );
}

export const dayEditorStyles = css`
  .editor {
    position: relative;
    direction: ltr;
    touch-action: pan-y;
    user-select: none;
    -webkit-user-select: none;
    cursor: pointer;
  }
  .boundary {
    position: absolute;
    inset-block-start: 0;
    left: clamp(0px, calc(var(--_at) - 0.75rem), calc(100% - 1.5rem));
    inline-size: 1.5rem;
    block-size: 3rem;
    border-radius: 0.5rem;
    cursor: ew-resize;
  }
  .boundary::before {
    content: '';
    position: absolute;
    inset: 0.625rem 0.5rem;
    border: 1px solid var(--_outline);
    border-radius: 1rem;
    background: var(--_surface);
  }
  .boundary:hover::before,
  .dragged::before {
    border-color: var(--_text);
    background: var(--_text);
  }
  /* Where the boundary is, above the finger. */
  .dragged::after {
    content: attr(aria-valuetext);
    position: absolute;
    inset-block-end: calc(100% + 0.25rem);
    left: 50%;
    translate: -50%;
    padding: 0.125rem 0.5rem;
    border-radius: 0.5rem;
    background: var(--_text);
    color: var(--_surface);
    font-weight: 600;
    white-space: nowrap;
    pointer-events: none;
  }
  @media (forced-colors: active) {
    .boundary::before,
    .dragged::after {
      border: 2px solid CanvasText;
      forced-color-adjust: none;
      background: Canvas;
      color: CanvasText;
    }
  }
`;
