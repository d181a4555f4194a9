import {html} from 'lit';
import type {Ui} from '../ui/context.js';
import {backIcon, checkIcon} from '../ui/icons.js';
import {withVppTexts} from '../ui/vpp/vpp-page.js';
import {RedirectPage} from './redirect.js';

/**
 * A redirect on the way to a programme: to its provider, to say how it pays the customer, or to that
 * of a tariff.
 */
export class VppRedirectPage extends RedirectPage {
  protected override get ui(): Ui {
    return withVppTexts(super.ui);
  }

  protected override heading() {
    return this.translator.find(['vpp-redirect.title']);
  }

  protected override content() {
    return html`
      <ul part="facts">
        <li>${checkIcon}<span>${this.t('redirect.return')}</span></li>
        <li>${backIcon}<span>${this.t('redirect.changed-mind')}</span></li>
      </ul>
    `;
  }

  protected override actions() {
    return this.submitButton();
  }
}
