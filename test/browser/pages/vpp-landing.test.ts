import {expectAccessible} from '../../support/browser/axe.js';
import {expect, sent, waitUntil, widgetAt} from '../../support/browser/widget-driver.js';

const PROGRAMME = {
  provider_display_name: 'Leap',
  programme_display_name: 'Community Powershare',
  learn_more_url: 'https://leap.example/more',
};

const at = (data: object = {}, rest: object = {}) =>
  widgetAt({page: 'vpp-landing', data, ...rest}, {apiVersion: 'busbar', journey: 'vpp'});

const withStatuses = (...statuses: string[]) => ({
  programmes: statuses.map((subscription_status, index) => ({
    ...PROGRAMME,
    programme_id: `vpr_${index}`,
    subscription_status,
  })),
});

describe('the page with the programmes', () => {
  it('says what a virtual power plant is, and joins the programme that is chosen', async () => {
    const widget = await at();
    await widget.page('vpp-landing');
    await widget.sees('many homes help to balance the grid');
    expect(widget.root.querySelector('[part="steps"]')).to.equal(null);
    widget.find<HTMLButtonElement>('[part~="option"] [part~="primary"]')[1]?.click();
    await widget.page('vpp-details');
    expect(sent.at(-1)?.['data']).to.deep.equal({programme_id: 'vpr_65de30082a7c56d2297cbe43'});
  });

  it('shows each status in words, and what the customer can do', async () => {
    const widget = await at(
      withStatuses('NOT_ENROLLED', 'ENROLLING', 'ACTIVE', 'LEAVING', 'LEFT', 'ON_THE_MOON'),
    );
    await widget.page('vpp-landing');
    const rows = widget.find('[part~="option"]').map(row => row.textContent.replace(/\s+/g, ' '));
    const wanted = [
      /Join\b/,
      /Joining.*See details/,
      /Taking part.*See details/,
      /Leaving.*See details/,
      /Left.*Join again/,
      /On the moon.*See details/,
    ];
    for (const [index, pattern] of wanted.entries()) expect(rows[index]).to.match(pattern);
  });

  it('links to the provider in a new tab, and to nowhere unsafe', async () => {
    const [programme] = withStatuses('NOT_ENROLLED').programmes;
    const programmes = [programme, {...programme, learn_more_url: 'javascript:alert(1)'}];
    const widget = await at({programmes});
    await widget.page('vpp-landing');
    const links = widget.find<HTMLAnchorElement>('a');
    expect(links.map(({href, target, rel}) => [href, target, rel])).to.deep.equal([
      ['https://leap.example/more', '_blank', 'noopener noreferrer'],
    ]);
  });

  it('offers to connect a tariff only while none is', async () => {
    const widget = await at();
    await widget.page('vpp-landing');
    widget.press('Connect my tariff');
    await waitUntil(() => sent.at(-1)?.['action'] === 'CONNECT_TARIFF', 'CONNECT_TARIFF');
    const connected = await at({tariff_connected: true});
    await connected.page('vpp-landing');
    expect(connected.text).not.to.include('isn’t connected yet');
  });

  it('does not leave the customer without anything to do', async () => {
    const widget = await at({programmes: [], tariff_connected: true}, {actions: ['BACK']});
    await widget.page('vpp-landing');
    await widget.sees('There are no programmes for your home yet.');
    widget.press('Try again');
    await waitUntil(() => sent.length > 1, 'another read');
  });

  it('is accessible, in light and in dark', async () => {
    const widget = await at(
      withStatuses('NOT_ENROLLED', 'AWAITING_CONSENT', 'ACTIVE', 'SUSPENDED'),
    );
    await expectAccessible(await widget.page('vpp-landing'));
  });
});
