import {expectAccessible} from '../../support/browser/axe.js';
import {withSlowHash} from '../../support/browser/slow-hash.js';
import {expect, waitUntil, widgetAt, widgetWith} from '../../support/browser/widget-driver.js';

const at = async (data?: object) => {
  const widget = await widgetAt({page: 'redirect', ...(data && {data})});
  await widget.page('redirect');
  return widget;
};

describe('the page before a redirect', () => {
  it('names the host of the login, and leaves only after a click', async () => {
    const widget = await at();
    await widget.sees('Sign in to your supplier account');
    await widget.sees('We’ll take you to simulator.test.');
    await widget.sees('Then you’ll come straight back.');
    expect(widget.count('redirect')).to.equal(0);
    widget.press('Continue to sign in');
    expect(await widget.event('redirect')).to.deep.equal({
      origin: 'https://simulator.test',
      reason: 'provider-login',
    });
  });

  /** Chooses a provider, as a customer does before a reload; gives the token back. */
  async function choose(): Promise<string> {
    const widget = await widgetAt({page: 'provider-select', country: 'GB'});
    await widget.page('provider-select');
    const row = () =>
      widget
        .find('[part~="option"]')
        .find(each => each.querySelector('strong')?.textContent === 'Abbey Power');
    widget.type('provider', 'abbey power');
    await waitUntil(row, 'the provider');
    row()?.click();
    await widget.page('redirect');
    await widget.sees('Sign in to Abbey Power');
    expect(widget.find('.provider-name').map(each => each.textContent)).to.deep.equal([
      'Abbey Power',
    ]);
    await widget.sees('We read your tariff and its prices.');
    const {connectToken = ''} = widget.element;
    dispatchEvent(new PageTransitionEvent('pagehide'));
    widget.element.remove();
    return connectToken;
  }

  it('names the provider that the customer chose, in its heading and in the header, also after a reload', async () => {
    const later = await widgetWith({connectToken: await choose()});
    await later.page('redirect');
    await later.sees('Sign in to Abbey Power');
  });

  it('names it also where the page comes before the browser has hashed the token', async () => {
    const connectToken = await choose();
    await withSlowHash(async hash => {
      const later = await widgetWith({connectToken});
      await later.page('redirect');
      await later.sees('Sign in to your supplier account');
      hash();
      await later.sees('Sign in to Abbey Power');
    });
  });

  it('names no provider that it does not know', async () => {
    const widget = await at();
    await widget.sees('Sign in to your supplier account');
    expect(widget.find('.pair')).to.be.empty;
  });

  it('names the port, but neither path nor query', async () => {
    const widget = await at({redirect_url: 'https://login.example:8443/secret?token=hidden'});
    await widget.sees('We’ll take you to login.example:8443.');
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
