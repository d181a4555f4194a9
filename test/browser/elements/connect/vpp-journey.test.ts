import type {RedirectPage} from '../../../../src/pages/redirect.js';
import {ANSWERS} from '../../../support/browser/page-answers.js';
import {
  expect,
  sent,
  simulator,
  tokenAt,
  waitUntil,
  widgetAt,
  widgetWith,
  type Widget,
} from '../../../support/browser/widget-driver.js';

const VPP = {apiVersion: 'busbar', journey: 'vpp', lang: 'en-GB'} as const;

async function answer(widget: Widget, kind: keyof typeof ANSWERS): Promise<void> {
  await widget.page(kind);
  ANSWERS[kind]?.(widget);
}

/** Goes to the programme's page for payments and comes back. */
async function setUpPayments(widget: Widget): Promise<void> {
  await widget.sees('Continue on another website');
  const page = widget.root.querySelector('flatpeak-vpp-redirect-page') as RedirectPage;
  const {url} = page.page.data;
  widget.press('Next');
  await widget.event('redirect');
  const body = new URLSearchParams({step: 'save'});
  await simulator.fetch(new Request(url, {method: 'POST', body}));
}

describe('the journey of virtual power plants', () => {
  it('begins with the programmes, and ends with the summary of the one that was joined', async () => {
    const connectToken = await tokenAt({page: 'vpp-landing'});
    const widget = await widgetWith({connectToken, ...VPP});
    await answer(widget, 'vpp-landing');
    expect(sent[0]).to.include({route: 'session_start', action: 'VPP'});
    await widget.sees('Energy programmes');
    await answer(widget, 'vpp-details');
    await answer(widget, 'consent');
    await setUpPayments(widget);
    // As after the return: the page is read again.
    const returned = await widgetWith({connectToken, ...VPP});
    await returned.page('vpp-summary');
    await returned.sees(/Joining\s+Request to join sent/);
  });

  it('has no stages of a tariff where only the service says that it is one', async () => {
    const {journey: _, ...other} = VPP;
    const widget = await widgetAt({page: 'vpp-payments'}, other);
    const hasStages = () => widget.root.querySelector('[part="steps"]') !== null;
    await widget.page('vpp-payments');
    expect(hasStages()).to.equal(false);
    expect(widget.text).not.to.include('Connect my tariff');
    widget.press('Change how I’m paid');
    await widget.sees('Continue on another website');
    expect(hasStages()).to.equal(false);
  });

  it('leads from the summary to the payments and the time line, and out of the programme', async () => {
    const widget = await widgetAt({page: 'vpp-summary'}, VPP);
    await widget.page('vpp-summary');
    widget.press('Payments');
    await widget.page('vpp-payments');
    widget.press('Back');
    await answer(widget, 'vpp-summary');
    await answer(widget, 'vpp-participation');
    await answer(widget, 'vpp-leave');
    await answer(widget, 'vpp-leave-progress');
    await widget.sees('You can come back to your programme at any time.');
    const detail = (await widget.event('complete')) as {outcome: string};
    expect(detail.outcome).to.equal('disconnected');
  });

  it('connects a tariff on the way', async () => {
    const widget = await widgetAt({page: 'vpp-landing'}, VPP);
    await widget.page('vpp-landing');
    widget.press('Connect my tariff');
    await widget.page('provider-select');
    expect(widget.root.querySelector('[part="steps"]')).to.equal(null);
  });

  it('is not there for a site that does not ask for it', async () => {
    const connectToken = await tokenAt({page: 'postal-address', api_version: 'busbar'});
    const widget = await widgetWith({connectToken, apiVersion: 'busbar', lang: 'en-GB'});
    await widget.page('postal-address');
    expect(sent[0]).to.include({route: 'session_start', action: 'TARIFF'});
    await widget.sees('Connect my tariff');
  });

  it('speaks the language of the page', async () => {
    const widget = await widgetAt({page: 'vpp-landing'}, {...VPP, lang: 'en-GB'});
    await widget.page('vpp-landing');
    const {de} = await import('../../../../src/messages/de.js');
    const {registerMessages} = await import('../../../../src/index.js');
    registerMessages(de);
    widget.element.lang = 'de';
    await widget.sees('Mit Ihrem Zuhause Geld verdienen');
    await waitUntil(() => widget.button('Teilnehmen'), 'the button');
  });

  it('has words that a site can replace', async () => {
    const widget = await widgetAt(
      {page: 'vpp-landing'},
      {...VPP, messages: {'vpp-landing.title': 'Help the grid'}},
    );
    await widget.page('vpp-landing');
    await widget.sees('Help the grid');
  });
});
