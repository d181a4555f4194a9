import {expectAccessible} from '../../support/browser/axe.js';
import {expect, widgetAt} from '../../support/browser/widget-driver.js';

const at = async (data?: object) => {
  const widget = await widgetAt({page: 'redirect', ...(data && {data})});
  await widget.page('redirect');
  return widget;
};

describe('the page before a redirect', () => {
  it('names the host of the login, and leaves only after a click', async () => {
    const widget = await at();
    await widget.sees('Sign in with your provider');
    await widget.sees('You will continue at simulator.test.');
    await widget.sees('Afterwards you come back here.');
    expect(widget.count('redirect')).to.equal(0);
    widget.press('Continue to sign in');
    expect(await widget.event('redirect')).to.deep.equal({
      origin: 'https://simulator.test',
      reason: 'provider-login',
    });
  });

  it('names the port, but neither path nor query', async () => {
    const widget = await at({redirect_url: 'https://login.example:8443/secret?token=hidden'});
    await widget.sees('You will continue at login.example:8443.');
    expect(widget.text).not.to.match(/secret|hidden/);
  });

  it('gives the site the whole URL, but not in the detail of the event', async () => {
    const widget = await at();
    let url = '';
    widget.element.addEventListener('flatpeak-redirect', event => (url = event.url));
    widget.press('Continue to sign in');
    await widget.event('redirect');
    expect(url).to.match(/^https:\/\/simulator\.test\/./);
    expect(JSON.stringify(widget.events)).not.to.contain(url);
  });

  it('has one button', async () => {
    const widget = await at();
    const names = widget.find('form button').map(button => button.textContent.trim());
    expect(names).to.deep.equal(['Continue to sign in']);
  });

  it('is accessible, in light and in dark', async () => {
    const widget = await at();
    await expectAccessible(await widget.page('redirect'));
  });
});
