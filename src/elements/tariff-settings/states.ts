import {html, nothing, type TemplateResult} from 'lit';
import type {TariffKind} from '../../core/index.js';
import type {Translator} from '../../messages/translator.js';
import {errorMessage} from '../../ui/error-message.js';
import {boltIcon} from '../../ui/icons.js';
import {kindsOf} from './kinds.js';
import type {CustomerTariffs} from './tariffs.js';

/** What `<flatpeak-tariff-settings>` shows in place of cards, or beside them. */

/**
 * The loading placeholder of the cards. Afterwards it is hidden but keeps the size of the first home,
 * so that content below does not move up.
 */
export function cardSkeleton(
  translator: Translator,
  {locations, problem}: CustomerTariffs,
  kinds: readonly TariffKind[],
): TemplateResult {
  const isOver = Boolean(locations ?? problem);
  const [home] = locations ?? [];
  const count = home || !isOver ? kindsOf(home, kinds).length : 1;
  return html`
    <div
      class=${isOver ? 'cards skeleton over' : 'cards skeleton'}
      part=${isOver ? nothing : 'skeleton'}
    >
      <span class="visually-hidden">${translator.text('busy')}</span>
      ${Array.from(
        {length: count},
        () => html`
          <div class="card" part="card">
            <div class="bone"></div>
            <div class="bone"></div>
            <div class="bone"></div>
            <div class="bone"></div>
          </div>
        `,
      )}
    </div>
  `;
}

/** No tariff is connected yet. */
export const emptyState = (translator: Translator, onConnect: () => void): TemplateResult => html`
  <div class="card empty-state" part="card empty">
    ${boltIcon}
    <p>${translator.text('tariffs.empty')}</p>
    <button
      type="button"
      class="button primary"
      part="button primary"
      data-action="connect"
      @click=${onConnect}
    >
      ${translator.text('launch')}
    </button>
  </div>
`;

/** Nobody is signed in: the site's own way to sign in, and a retry button. */
export const signedOutState = (translator: Translator, onRetry: () => void): TemplateResult => html`
  <div class="card empty-state" part="card empty">
    <p>${translator.text('error.signed_out')}</p>
    <slot name="signed-out"></slot>
    ${retryButton(translator, onRetry)}
  </div>
`;

/** A completed session is being stored. */
export const savingNotice = (translator: Translator): TemplateResult => html`
  <p class="notice busy" part="notice">
    <span class="spinner"></span>${translator.text('tariffs.saving')}
  </p>
`;

/** The page's URL had a token of another session. */
export const otherSessionNotice = (translator: Translator): TemplateResult => html`
  <p class="notice warning" part="notice">${translator.text('error.other_session')}</p>
`;

export const retryButton = (translator: Translator, onRetry: () => void): TemplateResult => html`
  <button type="button" class="button outlined" part="button outlined" @click=${onRetry}>
    ${translator.text('action.retry')}
  </button>
`;

/** The messages about the current error. */
export function errorMessages(
  {error, locations, problem, unsaved}: CustomerTariffs,
  translator: Translator,
): string[] {
  if (!error) return [];
  return [
    ...(unsaved ? [translator.text('tariffs.unsaved')] : []),
    errorMessage(error, translator),
    ...(problem && locations ? [translator.text('tariffs.stale')] : []),
  ];
}
