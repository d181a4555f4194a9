import {expectAccessible} from '../../support/browser/axe.js';
import {expect, sent, widgetAt} from '../../support/browser/widget-driver.js';

const at = () => widgetAt({page: 'vpp-leave'}, {apiVersion: 'busbar', journey: 'vpp'});

describe('leaving a programme', () => {
  it('says what it means, asks once more, and shows how far it is', async () => {
    const widget = await at();
    await widget.page('vpp-leave');
    await widget.sees('Leave Community Powershare?');
    await widget.sees('Your electricity tariff stays as it is.');
    widget.press('Leave the programme');
    await widget.sees('Leave the programme now?');
    expect(sent).to.have.length(1);
    widget.press('Yes, leave');
    await widget.page('vpp-leave-progress');
    expect(sent.at(-1)).to.include({route: 'vpp_leave', action: 'LEAVE'});
    await widget.sees('You’re leaving the programme');
    await widget.sees(/Request to leave sent\s+In progress/);
  });

  it('does nothing for a customer who stays', async () => {
    const widget = await at();
    await widget.page('vpp-leave');
    widget.press('Leave the programme');
    await widget.sees('Leave the programme now?');
    widget.press('Stay');
    await widget.rests();
    expect(widget.text).not.to.include('Leave the programme now?');
    expect(sent).to.have.length(1);
  });

  it('is accessible with the question, in light and in dark', async () => {
    const widget = await at();
    const page = await widget.page('vpp-leave');
    widget.press('Leave the programme');
    await widget.sees('Leave the programme now?');
    await expectAccessible(page);
  });
});
