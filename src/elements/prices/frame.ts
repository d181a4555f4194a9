import {css, html, nothing} from 'lit';
import type {ConnectError} from '../../core/index.js';
import type {Translator} from '../../messages/translator.js';
import {errorSentence} from '../../ui/error-sentence.js';

/** What stands in the place of prices, or above those that are old. */

/** Why there are no prices where nothing has failed, in the customer's words, by the backend's code. */
export const reasonOf = (code: string, words: Translator): string | undefined =>
  words.find([`prices.empty.${code}`]);

export const emptyNotice = (reason: string, words: Translator, retry: unknown) => html`
  <div class="notice" part="notice empty">
    <p><strong>${words.text('prices.empty')}</strong></p>
    <p>${reason}</p>
    ${retry}
  </div>
`;

export const failureNotice = (
  error: ConnectError,
  words: Translator,
  {isKept, retry}: {isKept: boolean; retry: unknown},
) => html`
  <div class="notice problem" part="problem">
    <p><strong>${errorSentence(error, words)}</strong></p>
    ${isKept ? html`<p>${words.text('prices.stale')}</p>` : nothing} ${retry}
  </div>
`;

/** The outline of a day's prices, as wide as a chart. */
const OUTLINE = 'M0 100V62H2V70H6V52H9V64H11V76H14V60H16V30H20V48H22V56H24V100';

/** The shape of two days, until their prices are there; as high as these. */
export const pricesSkeleton = (words: Translator, hasPointer: boolean) => html`
  <div class="shape" part="skeleton">
    <span class="visually-hidden">${words.text('busy')}</span>
    <div class="shape-price"></div>
    ${hasPointer ? html`<div class="shape-pointer"></div>` : nothing}
    <div class="days">
      ${[0, 1].map(
        () => html`
          <div class="stack">
            <div class="shape-line"></div>
            <svg class="chart" viewBox="0 0 24 100" preserveAspectRatio="none" aria-hidden="true">
              <path d=${OUTLINE} />
            </svg>
            <div class="shape-rows"></div>
            <div class="shape-line"></div>
          </div>
        `,
      )}
    </div>
  </div>
`;

export const pricesStyles = css`
  .card {
    max-inline-size: var(--flatpeak-width, 60rem);
  }
  /* Nothing is said, and that takes no room. */
  [role='status']:empty {
    position: absolute;
  }
  .shape {
    --_mark: var(--_tint);
    display: grid;
    gap: 1.25rem;
    opacity: 0;
    animation: appear 200ms 250ms forwards;
  }
  [class^='shape-'] {
    border-radius: var(--_radius);
    background: var(--_tint);
  }
  .shape-price {
    inline-size: 9rem;
    block-size: 4.5rem;
  }
  .shape-pointer {
    max-inline-size: 18rem;
  }
  .shape-pointer,
  .pointer {
    min-block-size: 2.75rem;
  }
  /* Where its words take two lines. */
  @container (max-width: 26rem) {
    .shape-pointer,
    .pointer {
      min-block-size: 4.25rem;
    }
  }
  .shape-line {
    inline-size: 40%;
    block-size: 1.5rem;
  }
  .shape-rows {
    block-size: 5.6875rem;
  }
  .shape-line:last-child {
    margin-block: 0.625rem;
  }
  /* A day is as tall as one with estimates, whatever is known of it. */
  .days > * {
    align-content: start;
    min-block-size: 25.125rem;
  }
  .days > [part='note'] {
    display: grid;
    align-content: center;
    padding: 1.5rem;
    border: 1px dashed var(--_outline);
    border-radius: var(--_radius);
    text-align: center;
  }
`;
