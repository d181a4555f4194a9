import {html, nothing, type TemplateResult} from 'lit';
import type {ConnectError, Page} from '../core/index.js';
import type {Translator} from '../messages/translator.js';
import {errorMessage} from './error-message.js';
import type {PageCommand} from './events.js';
import {actionLabel} from './page-actions.js';
import {errorNotice} from './notice.js';
import {recoveryLink} from './recovery-link.js';

interface FailureRecovery {
  /** Whether what the customer has entered is still there. */
  readonly isKept: boolean;
  /** The actions of the page that cannot be shown, if it is that. */
  readonly actions: readonly string[];
  readonly command: (command: PageCommand) => void;
  readonly act: (action: string) => void;
}

/** The kinds of failure that may stay for the whole session. */
export const LASTING_KINDS: ReadonlySet<string> = new Set(['protocol', 'server']);

/** The error of a request whose page is still on screen. */
export function failureNotice(
  error: ConnectError,
  translator: Translator,
  {isKept, actions, command, act}: FailureRecovery,
): TemplateResult {
  const recovery = recoveryFor(error.kind);
  const commands = LASTING_KINDS.has(error.kind) ? ([recovery, 'restart'] as const) : [recovery];
  return errorNotice(
    [
      html`<strong>${errorMessage(error, translator)}</strong>
        ${isKept ? translator.text('error.kept') : nothing}`,
    ],
    html`${reference(error.requestId, translator)}
      <div class="beside">
        ${[
          ...commands.map(name =>
            recoveryLink(translator.text(`action.${name}`), () => command(name)),
          ),
          ...actions.map(action =>
            recoveryLink(actionLabel(action, '', translator), () => act(action)),
          ),
        ]}
      </div>`,
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
