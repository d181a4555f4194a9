import {html, nothing, type TemplateResult} from 'lit';
import type {Translator} from '../../messages/translator.js';
import {boltIcon} from '../../ui/icons.js';

/** What the page of tariff settings shows where there are no cards, or beside them. */

/**
 * The shape of the cards, until they are there. Then it is not seen any more but keeps the place,
 * so that what stands below is not moved up by less.
 */
export const cardSkeleton = (
  words: Translator,
  count: number,
  isOver: boolean,
): TemplateResult => html`
  <div
    class=${isOver ? 'cards skeleton over' : 'cards skeleton'}
    part=${isOver ? nothing : 'skeleton'}
  >
    <span class="visually-hidden">${words.text('busy')}</span>
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

/** Nothing is connected yet. */
export const invitation = (words: Translator, onConnect: () => void): TemplateResult => html`
  <div class="card invitation" part="card empty">
    ${boltIcon}
    <p>${words.text('tariffs.empty')}</p>
    <button
      type="button"
      class="button primary"
      part="button primary"
      data-action="connect"
      @click=${onConnect}
    >
      ${words.text('launch')}
    </button>
  </div>
`;

/** Nobody is signed in: the host's own way to do so, and another try. */
export const signedOut = (words: Translator, onRetry: () => void): TemplateResult => html`
  <div class="card invitation" part="card empty">
    <p>${words.text('error.signed_out')}</p>
    <slot name="signed-out"></slot>
    ${retryButton(words, onRetry)}
  </div>
`;

/** Something did not work, with the way on. */
export const trouble = (
  words: Translator,
  sentences: readonly string[],
  onRetry: () => void,
): TemplateResult => html`
  <div class="notice problem" part="problem">
    ${sentences.map(sentence => html`<p>${sentence}</p>`)} ${retryButton(words, onRetry)}
  </div>
`;

/** What the customer finished is on its way to the host. */
export const saving = (words: Translator): TemplateResult => html`
  <p class="notice busy" part="notice">
    <span class="spinner"></span>${words.text('tariffs.saving')}
  </p>
`;

const retryButton = (words: Translator, onRetry: () => void): TemplateResult => html`
  <button type="button" class="button outlined" part="button outlined" @click=${onRetry}>
    ${words.text('action.retry')}
  </button>
`;
