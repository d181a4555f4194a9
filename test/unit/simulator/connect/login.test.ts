import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {at, setUp, textAt} from '../../../support/simulator/client.js';

async function atLogin(rest: object = {}) {
  const all = setUp();
  const token = await all.standing('redirect', rest);
  const page = await all.restore(token);
  const address = textAt(page.body, 'data.redirect_url');
  const open = (url = address) => all.simulator.fetch(new Request(url));
  return {...all, token, address, open};
}

describe('the provider’s login page', () => {
  it('is a form that a customer can fill in', async () => {
    const {open} = await atLogin();
    const response = await open();
    assert.equal(response.status, 200);
    assert.match(response.headers.get('content-type') ?? '', /text\/html/);
    const text = await response.text();
    assert.match(text, /<label for="email">/);
    assert.match(text, /Abbey Power/);
    assert.match(text, /width=device-width/);
  });

  it('cannot be framed and is not kept', async () => {
    const {open} = await atLogin();
    const {headers} = await open();
    assert.match(headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/);
    assert.equal(headers.get('cache-control'), 'no-store');
    assert.equal(headers.get('access-control-allow-origin'), null);
  });

  it('offers each way to go on', async () => {
    const {address, token, loginStep} = await atLogin();
    const text = await (await loginStep(address, token, 'consent')).text();
    for (const choice of ['allow', 'refuse', 'cancel', 'slow']) {
      assert.ok(text.includes(`value="${choice}"`), choice);
    }
  });

  it('returns to the callback if the site gave no other URL', async () => {
    const {address, token, loginStep} = await atLogin({callback_uri: 'myapp://back?x=1'});
    const back = await loginStep(address, token, 'allow');
    assert.equal(back.headers.get('location'), `myapp://back?x=1&fp_cot=${token}`);
  });

  it('shows the site’s name as text', async () => {
    const host = {connect_web_uri: "https://a&b'.example/"};
    const {address, token, loginStep} = await atLogin(host);
    const text = await (await loginStep(address, token, 'consent')).text();
    assert.match(text, /Allow a&amp;b&#39;\.example to read/);
  });

  it('stays on the form where nothing was chosen', async () => {
    const {address, token, loginStep, restore} = await atLogin();
    const response = await loginStep(address, token, 'dance');
    assert.match(await response.text(), /Sign in to your account/);
    assert.equal(at((await restore(token)).body, 'route'), 'session_redirect');
  });

  it('is over once it has been answered', async () => {
    const {address, token, loginStep, open, restore} = await atLogin();
    await loginStep(address, token, 'refuse');
    const again = await loginStep(address, token, 'allow');
    assert.equal(again.status, 409);
    assert.match(await (await open()).text(), /already done/);
    assert.equal(at((await restore(token)).body, 'route'), 'summary_tariff_failed');
  });

  it('explains a link that does not work', async () => {
    const {address, token, clock, open} = await atLogin();
    const bare = address.replace(/\?.*/, '');
    for (const url of [
      bare,
      `${bare}?fp_cot=cot_<script>alert(1)</script>`,
      `https://simulator.test/login/another-provider?fp_cot=${token}`,
      'https://simulator.test/login/%3Cscript%3E?fp_cot=x',
    ]) {
      const response = await open(url);
      assert.equal(response.status, 404);
      const text = await response.text();
      assert.match(text, /<h1>This link does not work<\/h1>/);
      assert.ok(!text.includes('<script>'));
    }
    clock.now += 86_400_000;
    assert.equal((await open()).status, 403);
  });
});
