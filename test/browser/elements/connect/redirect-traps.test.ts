import {en} from '../../../../src/messages/en.js';
import {REDIRECT_TRAPS} from '../../../support/redirect-traps.js';
import {expect, waitUntil, widgetAt} from '../../../support/browser/widget-driver.js';

/** Without TLS nobody is sent anywhere, but a picture may be shown; a host's policy decides. */
const NO_PICTURES = REDIRECT_TRAPS.filter(trap => !trap.startsWith('http://'));

for (const trap of REDIRECT_TRAPS) {
  describe(`the address ${JSON.stringify(trap)}`, () => {
    it('is not followed for a login, and the customer can try again', async () => {
      const widget = await widgetAt({page: 'redirect', data: {redirect_url: trap}});
      await widget.page('server-error');
      expect(widget.text).to.contain(en['error.protocol']);
      expect(await widget.event('error')).to.include({kind: 'protocol'});
      expect(() => widget.button(en['redirect.continue'])).to.throw();
      expect(() => widget.button(en['action.retry'])).not.to.throw();
    });

    it('is not followed at the end, and the host does not hear of it', async () => {
      const widget = await widgetAt(
        {page: 'session-complete', data: {callback_uri: trap}},
        {followCallback: true},
      );
      await widget.page('session-complete');
      const detail = (await widget.event('complete')) as Record<string, unknown>;
      expect(detail['callback']).to.equal(undefined);
      widget.press(en['action.done']);
      await widget.event('close');
      expect(widget.events.some(({type}) => type === 'redirect')).to.equal(false);
    });
  });
}

for (const trap of NO_PICTURES) {
  it(`no picture is loaded from ${JSON.stringify(trap)}: the initials stay`, async () => {
    const provider = {display_name: 'Marigold Energy', logo_url: trap};
    const widget = await widgetAt({page: 'fixed-rate', data: {provider}});
    await widget.page('fixed-rate');
    await waitUntil(() => widget.find('.logo').length === 1, widget.text);
    expect(widget.find('img')).to.deep.equal([]);
    expect(widget.find('.logo')[0]?.textContent.trim()).to.equal('ME');
  });
}

it('a plain address is gone to, and its picture is shown', async () => {
  const widget = await widgetAt({
    page: 'redirect',
    data: {
      redirect_url: 'https://provider.example/login',
      provider: {display_name: 'Marigold', logo_url: 'https://simulator.test/logos/prv_1.svg'},
    },
  });
  await widget.page('redirect');
  const pictures = widget.find<HTMLImageElement>('img').map(({src}) => src);
  expect([...new Set(pictures)]).to.deep.equal(['https://simulator.test/logos/prv_1.svg']);
  widget.press(en['redirect.continue']);
  expect(await widget.event('redirect')).to.include({origin: 'https://provider.example'});
});
