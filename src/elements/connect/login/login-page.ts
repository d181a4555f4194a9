import {html, nothing} from 'lit';
import type {Ui} from '../../../ui/context.js';
import {RECOVERY_ACTIONS, type LoginStatus, type RecoveryAction} from './provider-login.js';

/** The page that the widget shows while the customer signs in elsewhere. */
export function loginPage(
  status: LoginStatus,
  {translator, busy}: Ui,
  onAction: (action: RecoveryAction) => void,
): unknown {
  const actions = RECOVERY_ACTIONS[status];
  const [first] = actions;
  return html`
    <div class="stack page" part="page">
      <div class="heading">
        <h2 part="heading" tabindex="-1">${translator.text('login.title')}</h2>
        <p class="muted" part="lead" role="status">${translator.text(`login.${status}`)}</p>
      </div>
      <div class="actions" part="actions">
        ${actions.map(action => {
          const look = action === first ? 'button primary' : 'button quiet';
          return html`
            <button
              type="button"
              class=${look}
              part=${look}
              aria-disabled=${busy}
              @click=${() => busy || onAction(action)}
            >
              ${busy && action === first ? html`<span class="spinner"></span>` : nothing}
              ${translator.text(`login.${action}`)}
            </button>
          `;
        })}
      </div>
    </div>
  `;
}
