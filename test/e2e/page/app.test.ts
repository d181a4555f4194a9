import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {en} from '../../../src/messages/en.js';
import {english} from '../../../src/page/english.js';
import {Customer, SAMPLES, sentence} from '../../support/e2e/customer.js';
import {hostedPage} from '../../support/e2e/hosted-page.js';
import {NativeApp, PLATFORMS} from '../../support/e2e/native-app.js';

const {site, inBrowser} = hostedPage();

/** Where the provider's login returns to: a link that opens the app. */
const appLink = () => `${site().siteOrigin}/app/return`;

/** Signs in with the system's browser, which knows nothing of the app. @returns where it ends */
async function signsInElsewhere(url: string): Promise<string> {
  let end = '';
  await inBrowser(async page => {
    await page.goto(url);
    const customer = new Customer(page);
    await customer.clicks('Sign in');
    await customer.clicks('Allow');
    await page.waitForURL(/\/app\/return/);
    end = page.url();
  });
  return end;
}

describe('the hosted page in an app', () => {
  for (const [name, platform] of Object.entries(PLATFORMS))
    it(`connects a tariff with a login in the system’s browser: ${name}`, () =>
      inBrowser(async (page, context, complaints) => {
        const app = await NativeApp.around(context, page, platform);
        await page.goto(site().url);
        await app.gets('ready');
        await app.send({type: 'token', token: await site().token(appLink())});
        const customer = new Customer(page);
        await customer.entersAddress();
        await customer.choosesProvider(SAMPLES.DIRECT);
        await customer.sees(en['redirect.title.provider']);
        await customer.clicks(en['redirect.continue']);
        const {url} = await app.gets('redirect');
        await app.send({type: 'return', url: await signsInElsewhere(url)});
        await customer.saves();
        const {outcome, provider, liveMode} = await app.gets('complete');
        assert.deepEqual([outcome, provider, liveMode], ['saved', SAMPLES.DIRECT, false]);
        await customer.isDone();
        assert.equal((await app.gets('close')).complete, true);
        assert.equal(app.count('complete'), 1);
        assert.equal(app.received.at(-1)?.type, 'close');
        assert.equal(new URL(page.url()).origin, new URL(site().url).origin);
        assert.deepEqual(complaints, []);
      }));

  it('finds a bridge that comes late, which gets all that was sent before', () =>
    inBrowser(async (page, context) => {
      const app = await NativeApp.around(context, page, PLATFORMS.iOS, true);
      await page.goto(site().url);
      await page.getByRole('heading', {name: english.incomplete}).waitFor();
      await app.inject();
      await app.gets('ready');
      await app.send({type: 'token', token: await site().token()});
      await new Customer(page).sees(en['postal-address.title']);
    }));

  it('goes on where it was when the app was killed', async () => {
    const token = await site().token(appLink());
    await inBrowser(async (page, context) => {
      const app = await NativeApp.around(context, page);
      await page.goto(site().url);
      await app.gets('ready');
      await app.send({type: 'token', token});
      await new Customer(page).entersAddress();
      await app.gets('page', ({kind}) => kind === 'provider-select');
    });
    await inBrowser(async (page, context) => {
      const app = await NativeApp.around(context, page);
      await page.goto(site().url);
      await app.gets('ready');
      await app.send({type: 'token', token});
      await new Customer(page).sees(en['provider-select.title']);
    });
  });

  it('goes back with the device’s button, and leaves at the first page', () =>
    inBrowser(async (page, context) => {
      const app = await NativeApp.around(context, page, PLATFORMS['Android, an interface']);
      await page.goto(site().url);
      await app.gets('ready');
      await app.send({type: 'token', token: await site().token()});
      const customer = new Customer(page);
      await customer.entersAddress();
      await customer.sees(en['provider-select.title']);
      await app.send({type: 'back'});
      await customer.sees(en['postal-address.title']);
      assert.equal(app.count('close'), 0);
      await app.send({type: 'back'});
      assert.equal((await app.gets('close')).complete, false);
    }));

  it('answers the device’s button before there is a token, and after the customer has left', () =>
    inBrowser(async (page, context) => {
      const app = await NativeApp.around(context, page);
      await page.goto(site().url);
      await app.gets('ready');
      await app.send({type: 'back'});
      await app.gets('close', ({complete}) => !complete);
      await app.send({type: 'token', token: await site().tokenAt('tariff-summary')});
      const customer = new Customer(page);
      await customer.saves();
      await customer.isDone();
      await app.gets('close', ({complete}) => complete);
    }));

  it('goes on with a login that returned before the token did', () =>
    inBrowser(async (page, context) => {
      const app = await NativeApp.around(context, page);
      await page.goto(site().url);
      await app.gets('ready');
      const token = await site().tokenAt('tariff-summary');
      await app.send({type: 'return', url: `${appLink()}?fp_cot=${token}`});
      await app.send({type: 'token', token});
      await new Customer(page).sees(en['tariff-summary.title']);
      assert.equal(app.count('error'), 0);
    }));

  it('learns that the page is not set up', () =>
    inBrowser(async (page, context) => {
      site().config = {nam: 'Example Energy'};
      const app = await NativeApp.around(context, page);
      await page.goto(site().url);
      const {code, message} = await app.gets('error');
      assert.equal(code, 'page_config');
      assert.match(message, /“nam” is not a setting/);
    }));

  it('forgets the token of a session that is over, so that a reload does not repeat it', () =>
    inBrowser(async page => {
      await page.goto(`${site().url}?fp_cot=cot_ffffffffffffffffffffffff`);
      await page.getByRole('button', {name: en['action.restart']}).click();
      await page.getByRole('heading', {name: english.incomplete}).waitFor();
    }));

  it('takes its look, its language and the parts of the screen that the device covers', () =>
    inBrowser(async (page, context) => {
      const app = await NativeApp.around(context, page);
      await page.goto(site().url);
      await app.gets('ready');
      await app.send({type: 'language', language: 'fr'});
      const tokens = {'--flatpeak-color-accent': 'rgb(10, 60, 160)'};
      await app.send({type: 'theme', theme: 'dark', tokens});
      await app.send({type: 'safe-area', top: 47, right: 0, bottom: 34, left: 0});
      await app.send({type: 'token', token: await site().token()});
      const next = page.getByRole('button', {name: 'Suivant'});
      await next.waitFor();
      const look = await next.evaluate(button => getComputedStyle(button).backgroundColor);
      assert.equal(look, 'rgb(10, 60, 160)');
      const padding = await page.locator('[part=card]').evaluate(card => {
        const {paddingBlockStart, paddingBlockEnd} = getComputedStyle(card);
        return [paddingBlockStart, paddingBlockEnd];
      });
      assert.deepEqual(padding, ['47px', '34px']);
    }));

  it('does not go on with the token of another session', () =>
    inBrowser(async (page, context) => {
      const app = await NativeApp.around(context, page);
      await page.goto(site().url);
      await app.gets('ready');
      await app.send({type: 'token', token: await site().token()});
      await new Customer(page).sees(en['postal-address.title']);
      await app.send({type: 'return', url: `${appLink()}?fp_cot=${await site().token()}`});
      assert.equal((await app.gets('error')).code, 'other_session');
    }));

  it('tells the developer of a message that it cannot read, and not what is in it', () =>
    inBrowser(async (page, context, complaints) => {
      const app = await NativeApp.around(context, page);
      await page.goto(site().url);
      await app.gets('ready');
      await page.evaluate(() => globalThis.flatpeak?.receive({type: 'token', token: 'cot_secret'}));
      assert.match(complaints.join(), /not a message/);
      assert.doesNotMatch(complaints.join(), /cot_secret/);
    }));

  it('opens the login itself where nobody answers, as the vendor’s client does', () =>
    inBrowser(async (page, context) => {
      const app = await NativeApp.around(context, page);
      await page.goto(`${site().url}?fp_cot=${await site().token()}`);
      const customer = new Customer(page);
      await customer.entersAddress();
      await customer.choosesProvider(SAMPLES.DIRECT);
      await customer.signsIn('Allow');
      await page.getByRole('heading', {name: sentence(en['tariff-summary.title'])}).waitFor();
      assert.equal(app.count('redirect'), 0);
    }));
});
