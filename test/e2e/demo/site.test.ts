import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {widgetPolicy} from '../../../demo/policy.js';
import {en} from '../../../src/messages/en.js';
import {connect, Customer, SAMPLES} from '../../support/e2e/customer.js';
import {checkConnected, heard, opensConsole} from '../../support/e2e/recorded-events.js';
import {Site} from '../../support/e2e/site.js';

describe('the demo’s site', () => {
  let site: Site;
  before(async () => {
    site = await Site.open();
  });
  after(() => site.close());

  it('the widget in the page goes on in the page after the provider’s login', () =>
    site.visit({path: '/'}, async page => {
      const customer = new Customer(page);
      await customer.entersAddress();
      await customer.choosesProvider(SAMPLES.DIRECT);
      await customer.signsIn('Allow');
      await customer.saves();
      assert.equal(await page.getByRole('dialog').count(), 0);
      await customer.isDone();
      // The phone says what is connected, and offers nothing that is done.
      const tariff = page.getByRole('listitem').filter({hasText: SAMPLES.DIRECT}).first();
      await tariff.waitFor();
      assert.match(await tariff.innerText(), /Price now\s+-?[\d.]+\s+p\/kWh/);
      assert.equal(await page.getByText(en.launch).count(), 0);
      await checkConnected(page);
    }));

  it('the page and the widget take the look of another site, which survives a reload', () =>
    site.visit({path: '/'}, async page => {
      const lookOf = () =>
        page.evaluate(() => {
          const widget = document.querySelector('flatpeak-connect');
          return [document.body, widget?.shadowRoot?.querySelector('[part~="card"]')].map(
            element => element && getComputedStyle(element).fontFamily,
          );
        });
      const before = await lookOf();
      await page.getByText('Your bank', {exact: true}).click();
      await page.getByRole('heading', {name: 'Sterling'}).waitFor();
      await page.waitForFunction(
        font => getComputedStyle(document.body).fontFamily !== font,
        before[0] ?? '',
      );
      const after = await lookOf();
      assert.notDeepEqual(after, before);
      assert.equal(after[0], after[1]);
      await page.reload();
      await page.getByRole('heading', {name: 'Sterling'}).waitFor();
      assert.ok(await page.getByRole('radio', {name: 'Your bank'}).isChecked());
    }));

  it('a stored tariff can be looked at and disconnected', () =>
    site.visit({}, async page => {
      const customer = new Customer(page);
      await connect(customer, 'LIBRARY');
      await customer.isDone();
      const id = await checkConnected(page);

      await customer.clicks('View or change');
      await page.getByRole('dialog').getByText(SAMPLES.LIBRARY).first().waitFor();
      await customer.clicks(en['action.disconnect']);
      await customer.clicks(en['confirm.disconnect.yes']);
      await page.getByText(en['session-complete.disconnected']).first().waitFor();
      await customer.isDone();
      await page.getByRole('listitem').filter({hasText: 'Disconnected'}).getByText(id).waitFor();
      await page.getByRole('button', {name: en.launch}).waitFor();
    }));

  it('a customer who is signed out is asked to sign in, and then goes on', () =>
    site.visit({expected: /status of 401/}, async page => {
      const customer = new Customer(page);
      await opensConsole(page);
      await customer.clicks('Sign out');
      await page.getByText('Signed out', {exact: true}).waitFor();
      await customer.opens();
      await customer.sees(en['server-error.title']);
      await customer.clicks(en['action.close']);
      await page.getByRole('alert').getByText('You’re signed out').waitFor();
      await customer.clicks('Sign in');
      await page.getByText('Signed in as').waitFor();
      await customer.opens();
      await customer.clicks(en['action.retry']);
      await customer.sees(en['postal-address.title']);
    }));

  it('starting over forgets what was stored and heard', () =>
    site.visit({}, async page => {
      const customer = new Customer(page);
      await connect(customer, 'LIBRARY');
      await customer.isDone();
      await checkConnected(page);
      await customer.clicks('Start over');
      await page.getByText('Nothing yet.').waitFor();
      assert.deepEqual(await heard(page), []);
      await page.reload();
      await page.getByText('Nothing yet.').waitFor();
    }));

  it('gives out nothing but its own files', async () => {
    for (const path of [
      '/..%2fmain.ts',
      '/%2e%2e/main.ts',
      '/..%5cmain.ts',
      '/%00',
      '/%',
      '/.env',
    ]) {
      const response = await fetch(site.url + path);
      assert.equal(response.status, 404, path);
    }
  });

  it('sends the policy that the documentation recommends', async () => {
    const {headers} = await fetch(site.url);
    const policy = headers.get('content-security-policy') ?? '';
    const {simulatorUrl: service} = site;
    for (const directive of widgetPolicy({service, logos: service}))
      assert.ok(policy.split('; ').includes(directive), directive);
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
  });
});
