import {html} from 'lit';
import {VppPage} from '../ui/vpp/vpp-page.js';

/** What it means to leave the programme; LEAVE asks for a confirmation. */
export class VppLeavePage extends VppPage<'vpp-leave'> {
  protected override heading() {
    const {programme_name: programme} = this.page.data.programme;
    return programme ? this.text('vpp-leave.title.named', {programme}) : super.heading();
  }

  protected override content() {
    return html`
      <ul part="facts">
        <li>${this.text('vpp-leave.device')}</li>
        <li>${this.text('vpp-leave.earnings')}</li>
        <li>${this.text('vpp-leave.tariff')}</li>
        <li>${this.text('vpp-leave.time')}</li>
      </ul>
    `;
  }

  protected override actions() {
    return this.actionButtons();
  }
}
