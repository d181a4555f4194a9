import {html, nothing, type TemplateResult} from 'lit';
import type {ConnectError} from '../../core/index.js';
import type {Translator} from '../../messages/translator.js';
import {errorMessage} from '../../ui/error-message.js';
import {errorNotice} from '../../ui/notice.js';

/** What `<flatpeak-prices>` shows in place of prices, or above stale ones. */

/** The customer's message for a backend code that means "no prices" rather than a failure. */
export const emptyReason = (code: string, translator: Translator): string | undefined =>
  translator.find([`prices.empty.${code}`]);

export const emptyNotice = (
  reason: string,
  translator: Translator,
  retry: unknown,
): TemplateResult => html`
  <div class="notice" part="notice empty">
    <p><strong>${translator.text('prices.empty')}</strong></p>
    <p>${reason}</p>
    ${retry}
  </div>
`;

/** @param options `isStale`: earlier prices are still on screen */
export const pricesErrorNotice = (
  error: ConnectError,
  translator: Translator,
  {isStale, retry}: {isStale: boolean; retry: unknown},
): TemplateResult =>
  errorNotice(
    [
      html`<strong>${errorMessage(error, translator)}</strong>`,
      ...(isStale ? [translator.text('prices.stale')] : []),
    ],
    retry,
  );

/** An SVG path like the prices of a day. */
const OUTLINE = 'M0 100V62H2V70H6V52H9V64H11V76H14V60H16V30H20V48H22V56H24V100';

/** The loading placeholder, as tall as the prices of two days. */
export const pricesSkeleton = (
  translator: Translator,
  hasCheapest: boolean,
): TemplateResult => html`
  <div class="shape" part="skeleton">
    <span class="visually-hidden">${translator.text('busy')}</span>
    <div class="shape-price"></div>
    ${hasCheapest ? html`<div class="shape-pointer"></div>` : nothing}
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
