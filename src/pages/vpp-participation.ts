import {html} from 'lit';
import {timeline, timelineStyles} from '../ui/vpp/timeline.js';
import {VppPage} from '../ui/vpp/vpp-page.js';

/** Where the enrolment stands, step by step, and the way to leave. */
export class VppParticipationPage extends VppPage<'vpp-participation'> {
  static override styles = [...VppPage.styles, timelineStyles];

  protected override content() {
    const {participation_state: steps} = this.page.data;
    if (steps.length === 0) return html`<p>${this.text('vpp-participation.none')}</p>`;
    return timeline(steps, this.translator, this.text('vpp-participation.title'));
  }

  protected override actions() {
    return html`${this.doneButton()} ${this.otherActions()}`;
  }
}
