import {html, nothing} from 'lit';
import type {Translator} from '../messages/translator.js';
import {humanize, keyOf} from './format/names.js';
import {REPORT_ACTIONS} from './report-actions.js';

/** Actions that are done only after the customer has confirmed them. */
export const NEEDS_CONFIRMATION = new Set(['DISCONNECT']);

/** Actions that have their own place in the widget's frame, on every page. */
export const FRAME_ACTIONS = new Set(['BACK', 'CLOSE']);

/** The name of an action on a page of some kind; one that the catalogue does not have is humanized. */
export function actionLabel(action: string, kind: string, translator: Translator): string {
  const verb = REPORT_ACTIONS.includes(action) ? 'report' : keyOf(action);
  return translator.find([`${kind}.action.${verb}`, `action.${verb}`]) ?? humanize(action);
}

/** The classes and parts of an action's button. */
export const buttonLook = (action: string): string =>
  NEEDS_CONFIRMATION.has(action) ? 'button quiet danger' : 'button quiet';

interface ActionButton {
  readonly label: string;
  /** Its classes, which are also its parts. */
  readonly look: string;
  readonly busy: boolean;
  /** The id of the element that names the subject of the action. */
  readonly describedBy?: string | undefined;
  readonly onClick: () => void;
}

export const actionButton = ({label, look, busy, describedBy, onClick}: ActionButton) => html`
  <button
    type="button"
    class=${look}
    part=${look}
    aria-disabled=${busy}
    aria-describedby=${describedBy ?? nothing}
    @click=${onClick}
  >
    ${label}
  </button>
`;

interface PrimaryButton {
  readonly type: 'submit' | 'button';
  readonly label: string;
  readonly busy: boolean;
  readonly onClick?: (() => void) | undefined;
}

/** The likely button of a page, with a spinner while a request is in flight. */
export const primaryButton = ({type, label, busy, onClick}: PrimaryButton) => html`
  <button
    type=${type}
    class="button primary"
    part="button primary"
    aria-disabled=${busy}
    @click=${onClick}
  >
    ${busy ? html`<span class="spinner"></span>` : nothing}${label}
  </button>
`;
