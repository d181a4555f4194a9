import {expectAccessible} from '../../support/browser/axe.js';
import {expect, widgetAt} from '../../support/browser/widget-driver.js';

const at = (participation_state?: object[]) =>
  widgetAt(
    {page: 'vpp-participation', data: participation_state ? {participation_state} : {}},
    {apiVersion: 'busbar', journey: 'vpp'},
  );

describe('the time line of a participation', () => {
  it('has the steps in the order of the service, each with its status in words', async () => {
    const widget = await at([
      {state: 'SUSPENDED', status: 'COMPLETE'},
      {
        state: 'AWAITING_CONSENT',
        status: 'IN_PROGRESS',
        customer_message: 'We wait for <b>you</b>.',
      },
      {state: 'NEW_STEP', status: 'PENDING', message: 'Later.'},
    ]);
    await widget.page('vpp-participation');
    const steps = widget
      .find('ol.timeline li')
      .map(step => step.textContent.replace(/\s+/g, ' ').trim());
    expect(steps).to.deep.equal([
      'Paused Done',
      'Your permission In progress We wait for <b>you</b>.',
      'New step Still to come',
    ]);
    expect(widget.find('[aria-current="step"]')).to.have.length(1);
  });

  it('says so if there is nothing to show', async () => {
    const widget = await at([]);
    await widget.page('vpp-participation');
    await widget.sees('There’s nothing to show yet.');
  });

  it('leads to the page on which the customer leaves', async () => {
    const widget = await at();
    await widget.page('vpp-participation');
    widget.press('Leave the programme');
    await widget.page('vpp-leave');
  });

  it('is accessible, in light and in dark', async () => {
    const widget = await at();
    await expectAccessible(await widget.page('vpp-participation'));
  });
});
