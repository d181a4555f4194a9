import {html, nothing, type TemplateResult} from 'lit';
import type {ConnectError, Page} from '../core/index.js';
import type {Translator} from '../messages/translator.js';
import {errorMessage} from './error-message.js';
import type {PageCommand} from './events.js';
import {errorNotice} from './notice.js';
import {recoveryLink} from './recovery-link.js';

/** The error of a request whose page is still on screen. */
export function failureNotice(
  error: ConnectError,
  translator: Translator,
  {isKept, command}: {isKept: boolean; command: (command: PageCommand) => void},
): TemplateResult {
  const recovery = recoveryFor(error.kind);
  return errorNotice(
    [
      html`<strong>${errorMessage(error, translator)}</strong>`,
      ...(isKept ? [translator.text('error.kept')] : []),
    ],
    html`${reference(error.requestId, translator)}
    ${recoveryLink(translator.text(`action.${recovery}`), () => command(recovery))}`,
    'failure',
  );
}

/** An ended session can't be read again, so a new one begins. */
export const recoveryFor = (errorKind: string): 'restart' | 'retry' =>
  errorKind === 'expired' ? 'restart' : 'retry';

/** Scrolls the notice into view, if there is one. */
export const showFailure = (root: ParentNode): void =>
  root.querySelector('.failure')?.scrollIntoView({block: 'nearest'});

/** A page object for an error before the first page. */
export const failurePage = (error: ConnectError, translator: Translator): Page<'server-error'> => ({
  kind: 'server-error',
  route: '',
  live_mode: true,
  actions: [],
  data: {
    code: error.kind,
    title: translator.find([`error.${error.code}.title`]),
    message: errorMessage(error, translator),
    reference: error.requestId,
  },
});

/** The id of the request, for the service's support. */
export const reference = (id: string | undefined, translator: Translator): unknown =>
  id ? html`<p class="hint" part="hint">${translator.text('error.reference', {id})}</p>` : nothing;
