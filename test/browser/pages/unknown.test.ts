import {expectAccessible} from '../../support/browser/axe.js';
import {expect, sent, waitUntil, widgetAt} from '../../support/browser/widget-driver.js';

describe('a page of an unknown kind', () => {
  it('has a button for each action of the service, named after it', async () => {
    const widget = await widgetAt({page: 'unknown', actions: ['SKIP', 'ASK_A_FRIEND', 'CLOSE']});
    await widget.page('unknown');
    await widget.sees('There’s one more step');
    await widget.sees('We can’t show it here yet.');
    const names = widget.find('form button').map(button => button.textContent.trim());
    expect(names).to.deep.equal(['Skip', 'Ask a friend']);
  });

  it('sends the chosen action under the service’s name for the page', async () => {
    const widget = await widgetAt({page: 'unknown'});
    await widget.page('unknown');
    const {route} = (await widget.event('page')) as {route: string};
    widget.press('Skip');
    await waitUntil(() => sent.some(({action}) => action === 'SKIP'), 'SKIP');
    expect(sent.at(-1)).to.include({route, action: 'SKIP'});
  });

  it('reports its kind and the service’s name to the site', async () => {
    const widget = await widgetAt({page: 'unknown'});
    await widget.page('unknown');
    const detail = (await widget.event('page')) as {kind: string; route: string};
    expect(detail.kind).to.equal('unknown');
    expect(detail.route).to.match(/^\w+$/);
  });

  it('can be read again if the service offers nothing', async () => {
    const widget = await widgetAt({page: 'unknown', actions: []});
    await widget.page('unknown');
    widget.press('Try again');
    await waitUntil(() => sent.length === 2, 'the page to be read again');
    expect(sent.map(({route}) => route)).to.deep.equal(['session_restore', 'session_restore']);
  });

  it('is accessible, in light and in dark', async () => {
    const widget = await widgetAt({page: 'unknown'});
    await expectAccessible(await widget.page('unknown'));
  });
});
