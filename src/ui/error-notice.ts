import {html, nothing} from 'lit';
import type {ConnectError, Page} from '../core/index.js';
import type {Translator} from '../messages/translator.js';
import {errorSentence} from './error-sentence.js';
import type {PageCommand} from './events.js';

/** A turn failed, and its page is still there. */
export function failureNotice(
  error: ConnectError,
  words: Translator,
  {isKept, command}: {isKept: boolean; command: (command: PageCommand) => void},
): unknown {
  const way = error.kind === 'expired' ? 'restart' : 'retry';
  return html`
    <div class="notice problem failure" part="problem">
      <p><strong>${errorSentence(error, words)}</strong></p>
      ${isKept ? html`<p>${words.text('error.kept')}</p>` : nothing}
      ${reference(error.requestId, words)}
      <p>
        <button type="button" class="link" part="link" @click=${() => command(way)}>
          ${words.text(`action.${way}`)}
        </button>
      </p>
    </div>
  `;
}

/** Brings the notice into view, where there is one. */
export const showFailure = (root: ParentNode): void =>
  root.querySelector('.failure')?.scrollIntoView({block: 'nearest'});

/** Where no page ever came, the failure is the page. */
export const failurePage = (error: ConnectError, words: Translator): Page<'server-error'> => ({
  kind: 'server-error',
  route: '',
  live_mode: true,
  actions: [],
  data: {
    code: error.kind,
    message: errorSentence(error, words),
    reference: error.requestId,
  },
});

/** What the service's support would ask for. */
export const reference = (id: string | undefined, words: Translator): unknown =>
  id ? html`<p class="hint" part="hint">${words.text('error.reference', {id})}</p>` : nothing;
