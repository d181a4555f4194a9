import {html} from 'lit';
import {timeline, timelineStyles} from '../ui/vpp/timeline.js';
import {VppPage} from '../ui/vpp/vpp-page.js';

/** How far the service is with leaving. */
export class VppLeaveProgressPage extends VppPage<'vpp-leave-progress'> {
  static override styles = [...VppPage.styles, timelineStyles];

  protected override content() {
    const {participation_state: steps} = this.page.data;
    if (steps.length === 0) return html`<p>${this.text('vpp-leave.time')}</p>`;
    return timeline(steps, this.translator, this.text('vpp-leave-progress.title'));
  }

  protected override actions() {
    return html`${this.doneButton()} ${this.otherActions()}`;
  }
}
