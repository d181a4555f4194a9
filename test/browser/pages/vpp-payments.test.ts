import {expectAccessible} from '../../support/browser/axe.js';
import {expect, widgetAt} from '../../support/browser/widget-driver.js';

const at = (payments: object[]) =>
  widgetAt(
    {page: 'vpp-payments', data: {payments}},
    {apiVersion: 'busbar', journey: 'vpp', lang: 'en-GB'},
  );

describe('the payments of a programme', () => {
  it('shows each with its day, amount and status', async () => {
    const widget = await at([
      {date: '2026-06-05', amount: 12.4, status: 'PENDING'},
      {date: '2026-05-05', amount: 9.85, status: 'PAID', description: 'April'},
      {date: '2026-04-05', amount: {value: -3, currency_code: 'EUR'}, status: 'ON_HOLD'},
    ]);
    await widget.page('vpp-payments');
    const rows = widget.find('ol li').map(row => row.textContent.replace(/\s+/g, ' ').trim());
    expect(rows).to.deep.equal([
      '5 June 2026 £12.40 On its way',
      '5 May 2026 April £9.85 Paid',
      '5 April 2026 −€3.00 On hold',
    ]);
  });

  it('has its actions if there are no payments', async () => {
    const widget = await at([]);
    await widget.page('vpp-payments');
    await widget.sees('There are no payments yet.');
    widget.press('Change how I’m paid');
    await widget.sees('Continue on another website');
  });

  it('is accessible, in light and in dark', async () => {
    const widget = await at([{date: '2026-06-05', amount: 12.4, status: 'PAID'}]);
    await expectAccessible(await widget.page('vpp-payments'));
  });
});
