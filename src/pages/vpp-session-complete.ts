import {html} from 'lit';
import type {Ui} from '../ui/context.js';
import {withVppTexts} from '../ui/vpp/vpp-page.js';
import {SessionCompletePage} from './session-complete.js';

/** The end of a session about a programme, which is not about a tariff or its provider. */
export class VppSessionCompletePage extends SessionCompletePage {
  protected override get ui(): Ui {
    return {...withVppTexts(super.ui), provider: undefined};
  }

  protected override heading() {
    // A customer who only looked has finished, too.
    return this.page.data.outcome === 'closed' ? this.t('session-complete.title') : super.heading();
  }

  protected override lead() {
    const {outcome} = this.page.data;
    if (outcome === 'closed' || outcome === 'unknown') return super.lead();
    return html`<p class="muted" part="lead">${this.translator.find(['vpp-complete.saved'])}</p>`;
  }
}
