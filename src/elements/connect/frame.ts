import {html, nothing, render} from 'lit';
import type {ConnectState} from '../../core/index.js';
import type {Translator} from '../../messages/translator.js';
import {NEEDS_CONFIRMATION} from '../../ui/page-actions.js';
import type {Ui} from '../../ui/context.js';
import {failureNotice} from '../../ui/error-notice.js';
import {backIcon, boltIcon, checkIcon, closeIcon} from '../../ui/icons.js';
import {renderInto} from '../../ui/original-nodes.js';
import type {Stage} from '../../ui/page-element.js';
import {IDLE, type FlowState} from './flow-state.js';
import type {ConnectFlow} from './flow.js';
import {renderLogin, renderProvider} from './page-loader.js';
import type {PageView} from './page-view.js';

interface Widget {
  readonly mode: 'inline' | 'dialog';
  readonly noTrigger: boolean;
  start(): Promise<void>;
  close(): void;
  back(): Promise<void>;
}

/**
 * Everything around a page: the trigger, the dialog, and the card with its header.
 * @param announcement the text of the live region
 */
export function frame(
  widget: Widget,
  flow: ConnectFlow,
  view: PageView,
  ui: Ui,
  announcement: string,
): unknown {
  const {status, session} = flow.state;
  const {translator} = ui;
  const isOpen = status !== 'closed';
  const isDialog = widget.mode === 'dialog';
  const hasTrigger = (isDialog || !isOpen) && flow.canBegin && !widget.noTrigger;
  const launch = translator.text(view.isVpp ? 'launch.vpp' : 'launch');
  const content =
    isOpen || (isDialog && session) ? card(widget, flow, view, ui, launch, announcement) : nothing;
  return html`
    ${hasTrigger ? trigger(launch, () => void widget.start()) : nothing}
    ${isDialog ? dialog(launch, content, view, () => widget.close()) : content}
  `;
}

const trigger = (label: string, onClick: () => void) => html`
  <slot name="trigger" @click=${onClick}>
    <button type="button" class="button primary" part="button primary trigger">${label}</button>
  </slot>
`;

/** Browsers do this for a modal dialog only. */
function closeOnEscape(event: KeyboardEvent): void {
  const dialog = event.currentTarget as HTMLDialogElement;
  if (event.key !== 'Escape' || event.defaultPrevented || dialog.matches(':modal')) return;
  event.preventDefault();
  if (dialog.dispatchEvent(new Event('cancel', {cancelable: true}))) dialog.close();
}

/** A close request closes one thing at a time: what is open on the page, then the dialog. */
const dialog = (label: string, content: unknown, view: PageView, onClose: () => void) => html`
  <dialog
    class="dialog"
    part="dialog"
    aria-label=${label}
    @keydown=${closeOnEscape}
    @cancel=${(event: Event) => {
      if (event.cancelable && view.element?.dismiss()) event.preventDefault();
      else onClose();
    }}
    @close=${({target}: Event) => (target as HTMLDialogElement).open || onClose()}
  >
    ${content}
  </dialog>
`;

function card(
  widget: Widget,
  flow: ConnectFlow,
  view: PageView,
  ui: Ui,
  launch: string,
  announcement: string,
) {
  const {session = IDLE} = flow.state;
  const {page, status} = session;
  const {translator} = ui;
  const isDialog = widget.mode === 'dialog';
  return html`
    <div class="card frame" part="card" aria-busy=${ui.busy}>
      <slot name="brand" part="brand"></slot>
      <div class="header" part="header">
        ${flow.session?.canGoBack ? iconButton('back', ui, () => void widget.back()) : backPlaceholder}
        ${
          // Before the customer has chosen a provider again, it is none.
          (page && renderProvider(page.data, isChosen(view.stage) ? ui.provider : undefined)) ??
          title(launch)
        }
        ${page?.live_mode === false ? testBadge(translator) : nothing}
        ${isDialog ? iconButton('close', ui, () => widget.close()) : nothing}
      </div>
      ${view.isVpp ? nothing : steps(translator, view.stage, status === 'complete')}
      <div class="visually-hidden" role="status">${announcement}</div>
      <div class="body" part="body">${content(flow, view, ui)}</div>
      ${isStuck(flow.state) ? nothing : help} <slot name="legal" part="legal"></slot>
    </div>
  `;
}

function failure(flow: ConnectFlow, view: PageView, translator: Translator) {
  const {session = IDLE} = flow.state;
  const leaveNotice = (recover: () => void) => {
    recover();
    // The notice disappears, and with it the focused button.
    view.focusHeading();
  };
  if (session.status !== 'failed' || !session.page || isShownByPage(session)) return nothing;
  return failureNotice(session.error, translator, {
    isKept: session.error.kind !== 'expired' || !!flow.session?.canRestart,
    // These need a question, for which a notice has no room.
    actions: (session.refused?.actions ?? []).filter(action => !NEEDS_CONFIRMATION.has(action)),
    command: name => leaveNotice(() => flow.command(name)),
    act: action => leaveNotice(() => flow.act(action)),
  });
}

/** The page in place of one that cannot be read is about that. */
const isShownByPage = ({page, error}: Extract<ConnectState, {status: 'failed'}>): boolean =>
  page?.kind === 'server-error' && error.kind === 'protocol';

/** The page with the failure below its heading, or what is shown in its place. */
function content(flow: ConnectFlow, view: PageView, ui: Ui): unknown {
  const notice = html`
    ${failure(flow, view, ui.translator)} ${isStuck(flow.state) ? help : nothing}
  `;
  if (flow.state.status === 'awaiting-login')
    return html` ${notice} ${renderLogin(flow.state.login, ui, action => flow.recover(action))} `;
  const {element} = view;
  const children = html` ${notice} ${element?.page.kind === 'postal-address' ? privacy : nothing} `;
  if (element) renderInto(element, () => void render(children, element));
  return element ?? skeleton(ui.translator);
}

/** Something failed, so that the site's help is beside it. */
const isStuck = ({session}: FlowState): boolean =>
  session?.status === 'failed' || session?.page?.kind === 'connection-failed';

const help = html`<slot name="help" part="help"></slot>`;

const privacy = html`<slot name="privacy" part="privacy" slot="end"></slot>`;

const STAGES: readonly Stage[] = ['address', 'provider', 'tariff', 'confirm'];

/** Whether the provider is known at a stage. */
const isChosen = (stage: Stage): boolean => STAGES.indexOf(stage) > 1;

const steps = (translator: Translator, current: Stage, isDone: boolean): unknown => {
  const at = isDone ? STAGES.length : STAGES.indexOf(current);
  return html`
    <ol
      class="steps"
      part="steps"
      aria-label="${translator.text('steps')}: ${translator.text('steps.at', {
        step: Math.min(at + 1, STAGES.length),
        steps: STAGES.length,
      })}"
    >
      ${STAGES.map(
        (stage, index) => html`
          <li
            class=${index < at ? 'step past' : index === at ? 'step now' : 'step'}
            part=${index === at ? 'step current' : 'step'}
            aria-current=${index === at ? 'step' : nothing}
          >
            <span class="step-name">${translator.text(`stage.${stage}`)}</span>
            ${
              index < at
                ? html`<span class="visually-hidden">${translator.text('steps.done')}</span>
                    <span class="step-done">${checkIcon}</span>`
                : nothing
            }
          </li>
        `,
      )}
    </ol>
  `;
};

const iconButton = (name: 'back' | 'close', {translator, busy}: Ui, onClick: () => void) => html`
  <button
    type="button"
    class="icon-button ${name}"
    part="icon-button ${name}"
    aria-label=${translator.text(`action.${name}`)}
    title=${translator.text(`action.${name}`)}
    aria-disabled=${busy && name === 'back'}
    @click=${onClick}
  >
    ${name === 'back' ? backIcon : closeIcon}
  </button>
`;

const title = (text: string) => html`<span class="title" part="title">${text}</span>`;

/** Reserves the space of the back button, so that nothing moves when it appears. */
const backPlaceholder = html`<span class="icon-button back" inert>${boltIcon}</span>`;

const testBadge = (translator: Translator) => html`
  <span class="badge" part="badge" title=${translator.text('test-mode.hint')}>
    ${translator.text('test-mode')}
  </span>
`;

/** Loading placeholder, until the first page has arrived. */
const skeleton = (translator: Translator) => html`
  <div class="skeleton" part="skeleton">
    <span class="visually-hidden">${translator.text('busy')}</span>
    <span></span><span></span><span></span><span></span>
  </div>
`;
