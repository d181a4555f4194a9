import {html, nothing, type TemplateResult} from 'lit';
import type {ConnectError} from '../../core/index.js';
import type {Translator} from '../../messages/translator.js';
import {errorMessage} from '../../ui/error-message.js';
import {errorNotice} from '../../ui/notice.js';

/** What `<flatpeak-prices>` shows in place of prices, or above stale ones. */

/** The customer's message for a backend code that means "no prices" rather than a failure. */
export const emptyReason = (code: string, translator: Translator): string | undefined =>
  translator.find([`prices.empty.${code}`]);

/** The codes of a customer without a tariff, whom trying again does not help. */
const UNCONNECTED: readonly string[] = ['no_location', 'no_tariff_connected', 'location_not_found'];

/** What helps a customer without prices: to connect a tariff, the site's own way, or to try again. */
export const emptyRecovery = (code: string, retry: unknown): unknown =>
  UNCONNECTED.includes(code) ? html`<slot name="connect"></slot>` : retry;

export const emptyNotice = (
  reason: string,
  translator: Translator,
  recovery: unknown,
): TemplateResult => html`
  <div class="notice" part="notice empty">
    <p><strong>${translator.text('prices.empty')}</strong></p>
    <p>${reason}</p>
    ${recovery}
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

/** The loading placeholder, as tall as the prices of a day; a second day is beside it if there is room. */
export const pricesSkeleton = (
  translator: Translator,
  hasCheapest: boolean,
): TemplateResult => html`
  <div class="shape" part="skeleton">
    <span class="visually-hidden">${translator.text('busy')}</span>
    <div class="overview">
      <div class="shape-price"></div>
      ${hasCheapest ? html`<div class="shape-pointer"></div>` : nothing}
    </div>
    <div class="board">
      <div class="tabs"><div class="shape-tab"></div></div>
      <div class="days">
        ${['panel', 'panel other'].map(
          name => html`
            <div class="stack ${name}">
              <div class="shape-line"></div>
              <div class="plot">
                <svg
                  class="chart"
                  viewBox="0 0 24 100"
                  preserveAspectRatio="none"
                  aria-hidden="true"
                >
                  <path d=${OUTLINE} />
                </svg>
              </div>
              <div class="shape-rows"></div>
              <div class="shape-line"></div>
            </div>
          `,
        )}
      </div>
    </div>
  </div>
`;
