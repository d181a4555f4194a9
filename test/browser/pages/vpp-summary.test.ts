import {sendKeys, setViewport} from '@web/test-runner-commands';
import {expectAccessible} from '../../support/browser/axe.js';
import {overflows} from '../../support/browser/overflows.js';
import {expect, sent, waitUntil, widgetAt} from '../../support/browser/widget-driver.js';

const PERFORMANCE = {
  period_type: 'MONTH',
  period_start: '2026-06-01',
  period_end: '2026-06-30',
  available_period_types: ['DAY', 'MONTH', 'YEAR'],
  has_previous: true,
  has_next: false,
  energy_dispatched_kwh: 5.25,
  earnings: 1.58,
  series: [
    {date: '2026-06-03', dispatched_kwh: 2.1, earnings: 1.83},
    {date: '2026-06-09', dispatched_kwh: 3.15, earnings: -0.25},
  ],
};

const at = (performance: object = {}, data: object = {}, rest: object = {}) =>
  widgetAt(
    {
      page: 'vpp-summary',
      data: {performance: {...PERFORMANCE, ...performance}, ...data},
      ...rest,
    },
    {apiVersion: 'busbar', journey: 'vpp', lang: 'en-GB'},
  );

describe('the summary of a programme', () => {
  it('says where the enrolment stands, and what was earned', async () => {
    const widget = await at();
    await widget.page('vpp-summary');
    await widget.sees('Community Powershare');
    await widget.sees('by Leap');
    await widget.sees('Taking part');
    await widget.sees('June 2026');
    await widget.sees('Earned £1.58');
    await widget.sees(/Energy 5\.3\skWh/);
  });

  it('has a chart that the keyboard reads day by day', async () => {
    const widget = await at();
    await widget.page('vpp-summary');
    const [slider] = widget.find<HTMLInputElement>('[type="range"]');
    slider?.focus();
    await waitUntil(() => slider?.ariaValueText?.startsWith('9 June'), 'the last dispatch');
    expect(slider?.ariaValueText).to.match(/^9 June, −£0\.25, 3\.2\skWh$/);
    await sendKeys({press: 'ArrowLeft'});
    await widget.sees(/8 June, £0\.00, 0\skWh/);
    expect(slider?.ariaValueText).to.match(/^8 June/);
  });

  it('has a table of the days with dispatch', async () => {
    const widget = await at();
    await widget.page('vpp-summary');
    widget.find('summary')[0]?.click();
    await waitUntil(() => widget.find('tbody tr').length > 0, 'the table');
    const rows = widget.find('tbody tr').map(row => row.textContent.replace(/\s+/g, ' ').trim());
    expect(rows).to.deep.equal(['3 June £1.83 2.1 kWh', '9 June −£0.25 3.2 kWh']);
  });

  it('changes the period, and keeps its place', async () => {
    const widget = await widgetAt(
      {page: 'vpp-summary'},
      {apiVersion: 'busbar', journey: 'vpp', lang: 'en-GB'},
    );
    const page = await widget.page('vpp-summary');
    const title = () => widget.find('.period strong')[0]?.textContent;
    const before = title();
    const button = widget.button('Earlier');
    button.focus();
    button.click();
    await waitUntil(() => title() !== before, 'another month');
    expect(sent.at(-1)).to.include({route: 'vpp_summary', action: 'CHANGE_PERIOD'});
    expect(sent.at(-1)?.['data']).to.have.property('period_type', 'MONTH');
    expect(await widget.page('vpp-summary')).to.equal(page);
    expect(page.shadowRoot?.activeElement).to.equal(button);
    await widget.rests();
    widget.press('Year');
    await waitUntil(() => widget.button('Year').getAttribute('aria-pressed') === 'true', 'a year');
    expect(title()).to.match(/^\d{4}$/);
  });

  it('offers only the periods that there are', async () => {
    const widget = await at({available_period_types: ['MONTH'], has_previous: false});
    await widget.page('vpp-summary');
    const names = widget
      .find('button')
      .map(button => button.ariaLabel ?? button.textContent.trim());
    expect(names).not.to.include.members(['Day']);
    expect(names).not.to.include.members(['Earlier']);
    expect(names).not.to.include.members(['Later']);
  });

  it('says so if nothing happened, and writes several currencies', async () => {
    const empty = await at({series: [], earnings: 0, energy_dispatched_kwh: 0});
    await empty.page('vpp-summary');
    await empty.sees('The programme didn’t use your device in this period.');
    expect(empty.find('[type="range"]')).to.be.empty;
    const amounts = [
      {value: 2, currency_code: 'GBP'},
      {value: 3, currency_code: 'EUR'},
    ];
    const several = await at({earnings: amounts});
    await several.page('vpp-summary');
    await several.sees('£2.00 + €3.00');
  });

  it('shows a state that nobody knows by its name, and the step of one that is known', async () => {
    const of = (participation_state: string) => at({}, {programme: {participation_state}});
    const unknown = await of('ORBITING');
    await unknown.page('vpp-summary');
    await unknown.sees('Orbiting');
    const joining = await of('AWAITING_METER_ACCESS');
    await joining.page('vpp-summary');
    await joining.sees(/Joining\s+Access to your meter/);
  });

  it('fits a narrow screen', async () => {
    const widget = await at({earnings: 1234567.89});
    await widget.page('vpp-summary');
    await setViewport({width: 320, height: 640});
    await waitUntil(() => window.innerWidth === 320);
    expect(overflows(widget)).to.deep.equal([]);
    await setViewport({width: 800, height: 600});
  });

  it('is accessible, in light and in dark', async () => {
    const widget = await at();
    const page = await widget.page('vpp-summary');
    widget.find('summary')[0]?.click();
    await waitUntil(() => widget.find('tbody tr').length > 0, 'the table');
    await expectAccessible(page);
  });
});
