import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {once} from 'node:events';
import {mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import type {Browser, Page} from 'playwright-core';
import {en} from '../../src/messages/en.js';
import {DEFAULT_ACCOUNT_ID, DEFAULT_API_KEY} from '../../src/simulator/index.js';
import {serveSimulator, type ServedSimulator} from '../../src/simulator/node.js';
import {connect, Customer, SAMPLES, walkFixed} from '../support/e2e/customer.js';
import {launchShell, PAGE_TIMEOUT_MS} from '../support/e2e/launch.js';
import {NO_WORDPRESS} from '../support/wordpress/programs.js';
import {RELEASES, releaseFiles} from '../support/wordpress/releases.js';
import {WordPress, type Json} from '../support/wordpress/site.js';
import {SiteUser} from '../support/wordpress/user.js';

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** The card of the electricity tariff in the settings. */
const card = (page: Page) =>
  page
    .locator('flatpeak-tariff-settings')
    .getByRole('article', {name: en['tariff.commodity-import']});

/** The HTML of the plugin's blocks in a page. */
const blocksOf = (html: string) => html.match(/<div class="flatpeak">[^]*?<\/div>/g);

/** The steps of one site's life, in their order. */
const walkSite = (release: string) => () => {
  let browser: Browser;
  let simulator: ServedSimulator;
  let site: WordPress;
  let admin: SiteUser;
  let alice: SiteUser;
  let bob: SiteUser;
  let pageIds: number[];
  let aliceLocation: string;
  let aliceToken = '';
  let webhookUrl: string;

  const metaOf = (name: string) =>
    site.php<Record<string, string[]>>(
      `return get_user_meta( get_user_by( 'login', '${name}' )->ID );`,
    );
  const seen = (name: string) => site.seen.filter(([action]) => action === name);
  const sees = async (type: string) => {
    const deadline = Date.now() + PAGE_TIMEOUT_MS;
    while (!seen('event').some(([, seenType]) => seenType === type)) {
      assert.ok(Date.now() < deadline, `no event ${type}`);
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  };
  const control = async (path: string, body: object = {}) => {
    const response = await fetch(`${simulator.url}/simulator/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    assert.ok(response.ok, `${path}: ${response.status} ${await response.clone().text()}`);
    return response.json() as Promise<Json>;
  };

  const unsubscribe = async () => {
    const url = `${simulator.url}/simulator/webhooks`;
    const {webhooks} = (await (await fetch(url)).json()) as Json;
    for (const {id} of webhooks) await fetch(`${url}/${id}`, {method: 'DELETE'});
  };

  before(async () => {
    [browser, simulator] = await Promise.all([launchShell(), serveSimulator()]);
    const constants = {
      FLATPEAK_API_URL: `${simulator.url}/api`,
      FLATPEAK_CONNECT_URL: `${simulator.url}/connect`,
    };
    site = await WordPress.start(constants, {files: await releaseFiles(release)});
    pageIds = [
      await site.createPage('Connect', '<!-- wp:flatpeak/connect /-->'),
      await site.createPage('Tariffs', '[flatpeak_settings kinds="commodity-import"]'),
      await site.createPage('Prices', '<!-- wp:flatpeak/prices {"theme":"light"} /-->'),
      await site.createPage('Sample', 'Nothing of the plugin.'),
    ];
    [admin, alice, bob] = (await Promise.all(
      (['admin', 'alice', 'bob'] as const).map(name => SiteUser.signIn(browser, site, name)),
    )) as [SiteUser, SiteUser, SiteUser];
  });
  after(async () => {
    await browser?.close();
    await Promise.all([simulator?.close(), site?.stop()]);
  });

  describe('the settings', () => {
    const sentences = () => admin.page.locator('.wrap .notice p, #wpbody .settings-error p');
    const reads = (text: string | RegExp) =>
      sentences()
        .getByText(text)
        .or(sentences().filter({hasText: text}))
        .first()
        .waitFor()
        .catch(async (error: unknown) => {
          throw new Error(`The page says: ${(await sentences().allTextContents()).join(' | ')}`, {
            cause: error,
          });
        });
    const submits = async (button: string) => {
      const loaded = admin.page.waitForEvent('domcontentloaded');
      await admin.page.getByRole('button', {name: button}).click();
      await loaded;
    };
    const enters = async (fields: Record<string, string>) => {
      for (const [label, value] of Object.entries(fields))
        await admin.page.getByLabel(label, {exact: true}).fill(value);
      await submits('Save Changes');
    };
    const checks = async () => {
      await submits('Check connection');
    };

    it('activates the plugin, and leads to its settings', async () => {
      await admin.opens('/wp-admin/plugins.php');
      await admin.page.getByRole('link', {name: 'Activate Flatpeak Connect'}).click();
      await admin.page.getByText('Plugin activated.').waitFor();
      await admin.page
        .locator('[data-slug=flatpeak-connect]')
        .getByRole('link', {name: 'Settings'})
        .click();
      await reads('There is no API key yet.');
    });

    it('asks Flatpeak for nothing before there is a key', async () => {
      await site.php("do_action( 'flatpeak_connect_sweep' );");
      assert.ok(!site.log.includes('Flatpeak Connect:'), site.log);
    });

    it('says what is wrong in a sentence each', async () => {
      await checks();
      await reads('The account id is missing.');
      await reads('No page to connect a tariff is chosen.');
      await enters({'Account id': 'sk_test_no', 'API key': 'acc_no'});
      await reads('The account id begins with “acc_”.');
      await reads('This is the account id.');
      await enters({'Account id': DEFAULT_ACCOUNT_ID, 'API key': 'sk test'});
      await reads('has no spaces');
      await checks();
      await reads('The API key is missing.');
      await enters({'API key': 'sk_test_wrong', 'Webhook secret': 'short'});
      await reads('needs at least 16 letters');
      await checks();
      await reads('Flatpeak refuses account and key.');
      await admin.page.getByLabel('Page to connect a tariff', {exact: true}).selectOption('Sample');
      await enters({});
      await reads('The page “Sample” has no block of Flatpeak Connect yet.');
    });

    it('accepts account and key, and never shows the key again', async () => {
      await admin.page
        .getByLabel('Page to connect a tariff', {exact: true})
        .selectOption('Connect');
      await admin.page.getByLabel('Page of tariff settings').selectOption('Tariffs');
      await enters({'API key': DEFAULT_API_KEY});
      await reads('The key is for test data');
      assert.ok(!(await admin.page.content()).includes(DEFAULT_API_KEY));
      await admin.page.getByText('A key that ends with “ator” is stored.').waitFor();
      await enters({});
      await checks();
      await reads('Flatpeak accepts account and key, for test data.');
      await reads('The page to connect a tariff is in place.');
      await reads('Visitors reach the routes of the plugin.');
      await reads('The server sends the script as a script.');
      assert.equal(await admin.page.locator('.notice-error').count(), 0);
      webhookUrl = (await admin.page.locator('code', {hasText: '/webhooks/'}).textContent()) ?? '';
    });

    it('says so where the account is served in another version, is disabled, or cannot be reached', async () => {
      await control('account', {disabled: true});
      await checks();
      await reads('Flatpeak has disabled the account.');
      await control('account', {disabled: false});
      await site.set({api_version: 'anode'});
      await checks();
      await reads('Flatpeak accepts account and key');
      await site.set({api_version: 'zero'});
      const constants = {FLATPEAK_CONNECT_URL: `${simulator.url}/connect`};
      site.configure({...constants, FLATPEAK_API_URL: 'http://localhost:9/api'});
      await checks();
      await reads('This server cannot reach Flatpeak.');
      site.configure({...constants, FLATPEAK_API_URL: `${simulator.url}/api`});
      await checks();
      await reads('Flatpeak accepts account and key');
    });

    it('keeps key and secret out of the options that every page loads', async () => {
      const loaded = await site.php<Record<string, string>>('return wp_load_alloptions();');
      const names = Object.keys(loaded).filter(name => name.includes('flatpeak'));
      assert.deepEqual(names, []);
    });

    it('are for administrators alone', async () => {
      await alice.opens('/wp-admin/options-general.php?page=flatpeak-connect');
      await alice.page.getByText('you are not allowed to access this page').waitFor();
      const response = await alice.context.request.post(`${site.url}/wp-admin/admin-post.php`, {
        form: {action: 'flatpeak_connect_check'},
      });
      assert.equal(response.status(), 403, 'without a nonce');
    });

    it('has the blocks in the editor, with their options', async () => {
      await admin.opens(`/wp-admin/post.php?post=${pageIds[0]}&action=edit`);
      const {page} = admin;
      const close = page.getByRole('button', {name: /^Close( dialog)?$/});
      const block = page.locator('[data-type="flatpeak/connect"]');
      await block.waitFor();
      // The guide for newcomers.
      if (await close.isVisible()) await close.click();
      await block.getByText('Here your customers connect their electricity tariff.').waitFor();
      await block.click({force: true});
      const settings = page.getByRole('button', {name: 'Settings', exact: true});
      if ((await settings.getAttribute('aria-expanded')) === 'false') await settings.click();
      await page.getByLabel('Text of the button').fill('Link my plan');
      await page.getByRole('button', {name: /^(Update|Save)$/}).click();
      await page
        .getByText(/Page updated/)
        .first()
        .waitFor();
      const html = await (await fetch(`${site.url}/connect/`)).text();
      assert.match(html, /<button type="button" slot="trigger"[^>]*>Link my plan<\/button>/);
      await site.php(
        `wp_update_post( array( 'ID' => ${pageIds[0]}, 'post_content' => '<!-- wp:flatpeak/connect /-->' ) );`,
      );
      assert.deepEqual(admin.errors, []);
    });
  });

  describe('an administrator who reads', () => {
    /** What a language pack of WordPress says of its language; the machine has none. */
    const direction = () => join(site.folder, 'wp-content/mu-plugins/direction.php');
    before(() =>
      writeFileSync(
        direction(),
        "<?php add_filter( 'gettext_with_context', static fn( $text, $of, $context ) => 'text direction' === $context && 'ar' === determine_locale() ? 'rtl' : $text, 10, 3 );",
      ),
    );
    after(async () => {
      rmSync(direction());
      await reads('');
    });
    const reads = (locale: string) =>
      site.php(`update_user_meta( get_user_by( 'login', 'admin' )->ID, 'locale', '${locale}' );`);

    for (const locale of ['de_DE', 'de_AT'])
      it(`German (${locale}) has settings and blocks in German`, async () => {
        await reads(locale);
        await admin.opens('/wp-admin/options-general.php?page=flatpeak-connect');
        await admin.page.getByLabel('Seite zum Verbinden eines Tarifs').waitFor();
        const loaded = admin.page.waitForEvent('domcontentloaded');
        await admin.page.getByRole('button', {name: 'Verbindung prüfen'}).click();
        await loaded;
        await admin.page.getByText('Flatpeak akzeptiert Konto und Schlüssel.').waitFor();
        await admin.opens(`/wp-admin/post.php?post=${pageIds[0]}&action=edit`);
        const block = admin.page.locator('[data-type="flatpeak/connect"]');
        await block.getByText('Hier verbinden Ihre Kunden ihren Stromtarif.').waitFor();
        await block.getByText('Meinen Stromtarif verbinden').waitFor();
      });

    it('Arabic has them from right to left', async () => {
      await reads('ar');
      await admin.opens('/wp-admin/options-general.php?page=flatpeak-connect');
      assert.equal(await admin.page.locator('html').getAttribute('dir'), 'rtl');
      await admin.page.getByRole('button', {name: 'فحص الاتصال'}).waitFor();
      const [label, field] = [
        admin.page.getByText('معرّف الحساب', {exact: true}),
        admin.page.getByLabel('معرّف الحساب', {exact: true}),
      ];
      const [one, other] = [await label.boundingBox(), await field.boundingBox()];
      assert.ok(one && other && one.x > other.x, 'the label is to the right of its field');
    });

    it('finds visitors addressed in the language of the site', async () => {
      const code = join(site.folder, 'wp-content/mu-plugins/language.php');
      writeFileSync(code, "<?php add_filter( 'locale', static fn() => 'de_DE' );");
      const html = await (await fetch(`${site.url}/connect/`)).text();
      rmSync(code);
      assert.match(html, /class="flatpeak-sign-in" slot="help" hidden><a [^>]*>Anmelden<\/a>/);
    });
  });

  describe('a customer', () => {
    it('reads how to sign in, and goes on after it', async () => {
      const visitor = await SiteUser.visit(browser, site);
      await visitor.opens('/tariffs/');
      await visitor.page.getByRole('link', {name: 'Sign in'}).click();
      await visitor.submitsLogin('alice');
      assert.equal(new URL(visitor.page.url()).pathname, '/tariffs/');
      await visitor.page.getByText(en['tariffs.empty']).waitFor();
      await visitor.context.close();
    });

    it('signs in from the dialog that cannot open a session', async () => {
      const visitor = await SiteUser.visit(browser, site);
      await visitor.opens('/connect/');
      await visitor.page.getByRole('button', {name: en.launch}).click();
      await visitor.page
        .getByRole('dialog')
        .getByText(/not signed in/)
        .waitFor();
      await visitor.page.getByRole('link', {name: 'Sign in'}).click();
      await visitor.submitsLogin('alice');
      assert.equal(new URL(visitor.page.url()).pathname, '/connect/');
      await visitor.context.close();
    });

    it('connects a tariff by a login at the supplier, and comes back to the page', async () => {
      alice.page.on('response', response => {
        if (!response.url().includes('/connect-token')) return;
        void response.json().then(({connect_token}) => {
          if (connect_token) aliceToken = connect_token;
        });
      });
      await alice.opens('/connect/');
      const stored = alice.page.waitForResponse(response =>
        response.url().endsWith('/flatpeak/v1/complete'),
      );
      await connect(new Customer(alice.page), 'DIRECT');
      assert.equal(new URL(alice.page.url()).pathname, '/connect/');
      assert.equal(new URL(alice.page.url()).search, '');
      assert.equal((await stored).status(), 200);
      assert.deepEqual(alice.errors, []);
    });

    it('has the location in the user’s meta, and the site’s code ran once', async () => {
      const meta = await metaOf('alice');
      [aliceLocation = ''] = meta['flatpeak_location_id'] ?? [];
      assert.match(aliceLocation, /^loc_/);
      const [action, ...more] = site.seen;
      assert.deepEqual(more, []);
      assert.equal(action?.[0], 'connected');
      assert.equal(action?.[2].location_id, aliceLocation);
      assert.equal(action?.[2].outcome, 'saved');
      assert.equal(action?.[2].postal_address.post_code, 'WC2N 5EH');
      assert.equal(action?.[3], 'page');
      assert.ok(!JSON.stringify(meta).includes(aliceToken), 'the token is deleted');
      assert.match(aliceToken, /^cot_/);
    });

    it('sees the tariff and the prices', async () => {
      await alice.opens('/tariffs/');
      await card(alice.page).getByText(SAMPLES.DIRECT).waitFor();
      await card(alice.page).getByText(en['tariff.state.connected'], {exact: true}).waitFor();
      await card(alice.page).getByText(en['prices.now'], {exact: true}).waitFor();
      await alice.opens('/prices/');
      await alice.page.getByText(en['prices.now']).first().waitFor();
    });

    it('gets prices and a session in the other API version, too', async () => {
      await site.set({api_version: 'anode'});
      const prices = await alice.calls('GET', 'prices');
      assert.equal(prices.status, 200);
      assert.equal(prices.body.direction, 'IMPORT');
      const hour = prices.body.data.find(({valid_from}: {valid_from: string}) => valid_from);
      assert.equal(typeof hour.price.value, 'number');
      const {status, body} = await alice.calls('POST', 'connect-token', {});
      assert.equal(status, 200);
      assert.match(body.connect_token, /^cot_/);
      await alice.opens('/prices/');
      await alice.page.getByText(en['prices.now']).first().waitFor();
      const tariffs = await alice.calls('GET', 'tariffs');
      assert.equal(
        typeof tariffs.body.locations[0].tariff_status.commodity_import.price.value,
        'number',
      );
      await site.set({api_version: 'zero'});
    });

    it('reads of a webhook’s event in the settings; the event is handled once', async () => {
      await control('webhooks', {url: webhookUrl});
      site.forgetSeen();
      await control(`locations/${aliceLocation}/expire`);
      await sees('tariff.expired');
      const users = await site.php<number[]>(
        "return array( get_user_by( 'login', 'alice' )->ID );",
      );
      const events = seen('event').filter(([, type]) => type === 'tariff.expired');
      assert.deepEqual(events[0]?.[3], users);
      const deliveries = async () => {
        const response = await fetch(`${simulator.url}/simulator/deliveries`);
        const {deliveries} = (await response.json()) as Json;
        return deliveries.find((each: Json) => each.event_type === 'tariff.expired');
      };
      const {id, attempts} = await deliveries();
      await control(`deliveries/${id}`);
      while ((await deliveries()).attempts.length === attempts.length)
        await new Promise(resolve => setTimeout(resolve, 100));
      assert.equal((await deliveries()).attempts.at(-1).status, 200);
      assert.equal(
        seen('event').filter(([, type]) => type === 'tariff.expired').length,
        events.length,
      );
      await alice.opens('/tariffs/');
      await card(alice.page)
        .getByText(/ended on/)
        .first()
        .waitFor();
    });

    it('is not troubled by what others send as webhooks', async () => {
      const body = JSON.stringify({id: 'evt_1', type: 'tariff.expired', data: {}});
      const send = (url: string, headers = {}, text = body) =>
        fetch(url, {
          method: 'POST',
          body: text,
          headers: {'content-type': 'application/json', ...headers},
        });
      const base = `${site.url}/wp-json/flatpeak/v1/webhooks`;
      assert.equal((await send(base)).status, 401);
      assert.equal((await send(`${base}/wrong-secret-of-some-length`)).status, 401);
      const secret = webhookUrl.slice(base.length + 1);
      assert.equal((await send(base, {'x-webhook-secret': secret})).status, 200);
      assert.equal((await send(webhookUrl, {}, '{"id":')).status, 400);
      assert.equal((await send(webhookUrl, {}, '{"id":"x"}')).status, 400);
      assert.equal((await send(webhookUrl, {}, `{"id":"${'x'.repeat(70_000)}"}`)).status, 413);
      assert.equal((await send(webhookUrl, {'content-type': 'text/plain'})).status, 415);
    });
  });

  describe('another user', () => {
    it('sees nothing of it', async () => {
      await bob.opens('/tariffs/');
      await bob.page.getByText(en['tariffs.empty']).waitFor();
      assert.deepEqual((await bob.calls('GET', 'tariffs')).body, {locations: []});
      await bob.opens('/prices/');
      await bob.page.getByText(en['prices.empty.no_location']).waitFor();
    });

    it('gets no prices, sessions or results of a location that is not theirs', async () => {
      const foreign = {location_id: aliceLocation};
      const refused = [
        await bob.calls('GET', `prices?location_id=${aliceLocation}`),
        await bob.calls('POST', 'connect-token', foreign),
        await bob.calls('POST', 'disconnect', foreign),
      ];
      for (const {status, body} of refused) {
        assert.equal(status, 403);
        assert.equal(body.error.code, 'location_not_yours');
      }
      const own = await alice.calls('POST', 'connect-token', {});
      const resume = {resume: hashOf(own.body.connect_token)};
      const again = await alice.calls('POST', 'connect-token', resume);
      assert.equal(again.body.connect_token, own.body.connect_token, 'to its own customer');
      const other = await bob.calls('POST', 'connect-token', resume);
      assert.notEqual(other.body.connect_token, own.body.connect_token);
      const completed = await bob.calls('POST', 'complete', {connect_token: aliceToken});
      assert.equal(completed.status, 404);
      assert.equal(completed.body.error.code, 'token_unknown');
    });

    it('cannot send requests from another site with the customer’s cookies', async () => {
      const cookie = await alice.cookies();
      const url = `${site.url}/wp-json/flatpeak/v1`;
      const send = async (path: string, init: RequestInit) => {
        const response = await fetch(url + path, {
          ...init,
          headers: {cookie, ...(init.headers as Record<string, string>)},
        });
        return {response, code: ((await response.json()) as Json)?.error?.code};
      };
      const own = await send('/tariffs', {headers: {origin: site.url}});
      assert.equal(own.response.status, 200);
      const origins = await send('/tariffs', {headers: {origin: 'https://evil.example'}});
      assert.equal(origins.code, 'cross_site');
      assert.equal(origins.response.headers.get('access-control-allow-origin'), null);
      const sites = {'sec-fetch-site': 'cross-site'};
      assert.equal((await send('/tariffs', {headers: sites})).code, 'cross_site');
      assert.equal((await send('/complete', {method: 'POST', headers: sites})).code, 'cross_site');
      assert.equal((await send('/connect-token?_method=POST', {})).code, 'method_not_allowed');
      const script = await fetch(`${url}/tariffs?_jsonp=steal`, {headers: {cookie}});
      assert.ok(!(await script.text()).includes(aliceLocation));
      const text = {method: 'POST', body: '{}', headers: {'content-type': 'text/plain'}};
      assert.equal((await send('/complete', text)).code, 'body_not_json_type');
    });

    it('gets at the callback a page that says nothing', async () => {
      const path = '/wp-json/flatpeak/v1/callback?fp_cot=';
      const known = await bob.context.request.get(`${site.url}${path}${aliceToken}`);
      const unknown = await bob.context.request.get(`${site.url}${path}cot_nobody`);
      assert.equal(await known.text(), await unknown.text());
      assert.match(await known.text(), /You can go back to the app/);
      const own = await alice.context.request.get(`${site.url}${path}${aliceToken}`, {
        maxRedirects: 0,
      });
      assert.equal(own.status(), 303);
      assert.equal(own.headers()['location'], `${site.url}/tariffs/`);
    });
  });

  describe('what an attacker tries', () => {
    it('settings by REST or by the form of the settings', async () => {
      const settings = '/wp-json/wp/v2/settings';
      const nonceOf = (user: SiteUser) =>
        user.page.evaluate(
          async url => (await fetch(url)).text(),
          `${site.url}/wp-admin/admin-ajax.php?action=rest-nonce`,
        );
      await Promise.all([alice.opens('/'), admin.opens('/')]);
      const read = async (user: SiteUser) =>
        user.context.request.get(site.url + settings, {
          headers: {'x-wp-nonce': await nonceOf(user)},
        });
      assert.equal((await read(alice)).status(), 403);
      const own = await read(admin);
      assert.equal(own.status(), 200);
      assert.ok(!(await own.text()).includes('flatpeak'), 'they are on their page alone');
      const form = {
        option_page: 'flatpeak-connect',
        action: 'update',
        flatpeak_connect_api_key: '',
      };
      for (const user of [alice, admin]) {
        const sent = await user.context.request.post(`${site.url}/wp-admin/options.php`, {form});
        assert.equal(sent.status(), 403, 'without capability or nonce');
      }
      assert.equal(
        await site.php("return get_option( 'flatpeak_connect_api_key' );"),
        DEFAULT_API_KEY,
      );
    });

    it('data of others by the routes of WordPress', async () => {
      const {body} = await alice.page.evaluate(
        async url => ({body: await (await fetch(url)).text()}),
        `${site.url}/wp-json/wp/v2/users`,
      );
      const index = await (await fetch(`${site.url}/wp-json/`)).text();
      for (const text of [body, index]) assert.ok(!text.includes(aliceLocation));
      const secret = webhookUrl.split('/').at(-1) ?? '';
      assert.ok(secret && !index.includes(secret));
    });

    it('scripts in the options of a block or a shortcode', async () => {
      const script = '<img src=x onerror=window.hacked=1><script>window.hacked=1</script>';
      const breakout = `\\" onfocus=window.hacked=1 autofocus x=\\"`;
      const hostile = [script, breakout, 'javascript:window.hacked=1'];
      const shortcodes = hostile.map(
        text =>
          `[flatpeak_connect label='${text.replaceAll('[', '')}' lang='${text}' onclick='window.hacked=1' token-url='https://evil.example/' connect-url='https://evil.example/' common-providers='${text}']`,
      );
      const blocks = hostile.map(text => {
        const options = {label: text, language: text, theme: text, tokenUrl: text, kinds: text};
        const json = JSON.stringify(options).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e');
        return `<!-- wp:flatpeak/connect ${json} /--><!-- wp:flatpeak/settings ${json} /-->`;
      });
      const file = join(site.folder, 'hostile.txt');
      writeFileSync(file, [...shortcodes, ...blocks].join('\n').replaceAll("\\'", "'"));
      const id = await site.php<number>(
        `return wp_insert_post( wp_slash( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'Hostile', 'post_content' => file_get_contents( '${file}' ) ) ) );`,
      );
      const visitor = await SiteUser.visit(browser, site);
      await visitor.opens(`/?page_id=${id}`);
      await visitor.page.locator('flatpeak-connect').first().waitFor({state: 'attached'});
      assert.equal(await visitor.page.locator('.flatpeak > flatpeak-connect').count(), 6);
      const found = await visitor.page.evaluate(() => ({
        hacked: 'hacked' in window,
        handlers: document.querySelectorAll(
          '.flatpeak [onclick], .flatpeak [onfocus], .flatpeak img, .flatpeak script',
        ).length,
        elsewhere: [...document.querySelectorAll('.flatpeak > *')].filter(element =>
          [...element.attributes].some(
            ({name, value}) => name.endsWith('-url') && value.includes('evil.example'),
          ),
        ).length,
      }));
      assert.deepEqual(found, {hacked: false, handlers: 0, elsewhere: 0});
      await visitor.context.close();
    });

    it('many forged webhooks, which must not become as many requests to Flatpeak', async () => {
      let requests = 0;
      const broken = createServer((_, response) => {
        requests++;
        response.writeHead(500).end();
      }).listen(0, 'localhost');
      await once(broken, 'listening');
      const {port} = broken.address() as AddressInfo;
      const own = {FLATPEAK_CONNECT_URL: `${simulator.url}/connect`};
      site.configure({...own, FLATPEAK_API_URL: `http://localhost:${port}`});
      await site.set({signed_webhooks: true});
      try {
        for (let count = 0; count < 5; count++) {
          const {status} = await fetch(`${site.url}/wp-json/flatpeak/v1/webhooks`, {
            method: 'POST',
            body: '{"id":"evt_3","type":"tariff.expired"}',
            headers: {
              'content-type': 'application/json',
              'flatpeak-signature': `v1=${'A'.repeat(342)}`,
              'flatpeak-timestamp': `${Math.floor(Date.now() / 1000)}`,
              'flatpeak-key-id': `key_${count}`,
            },
          });
          assert.ok(status >= 400, `${status}`);
        }
        assert.equal(requests, 1);
      } finally {
        site.configure({...own, FLATPEAK_API_URL: `${simulator.url}/api`});
        await site.set({signed_webhooks: false});
        await site.php("delete_transient( 'flatpeak_connect_jwks' );");
        broken.close();
      }
    });
  });

  describe('with a page cache that keeps every page for everybody', () => {
    let cache: string;
    before(() => {
      cache = join(site.folder, 'kept');
      mkdirSync(cache);
      writeFileSync(join(site.folder, 'page-cache.txt'), cache);
    });
    after(() => rmSync(join(site.folder, 'page-cache.txt')));

    it('has the same page for two users and for nobody', async () => {
      rmSync(join(site.folder, 'page-cache.txt'));
      for (const path of ['/connect/', '/tariffs/', '/prices/']) {
        const nobody = await (await fetch(site.url + path)).text();
        const [one, other] = await Promise.all(
          [alice, bob].map(async user => (await user.context.request.get(site.url + path)).text()),
        );
        assert.ok(blocksOf(nobody));
        assert.deepEqual(blocksOf(one ?? ''), blocksOf(nobody));
        assert.deepEqual(blocksOf(other ?? ''), blocksOf(nobody));
        assert.equal(one, nobody, 'to the last character, where the theme does not differ');
      }
      writeFileSync(join(site.folder, 'page-cache.txt'), cache);
    });

    it('shows each customer their own, in the page that was kept for a visitor', async () => {
      await fetch(`${site.url}/tariffs/`);
      await alice.opens('/tariffs/');
      await card(alice.page).getByText(SAMPLES.DIRECT).first().waitFor();
      const response = await bob.page.goto(`${site.url}/tariffs/`);
      assert.equal(response?.headers()['x-page-cache'], 'hit');
      await bob.page.getByText(en['tariffs.empty']).waitFor();
    });

    it('connects from a page that was kept, stores once for several requests at a time, and keeps no token', async () => {
      site.forgetSeen();
      // The page’s own request is lost.
      await bob.page.route('**/flatpeak/v1/complete', route => route.abort());
      let token = '';
      bob.page.on('response', response => {
        if (response.url().includes('/connect-token'))
          void response.json().then(({connect_token}) => (token = connect_token ?? token));
      });
      await fetch(`${site.url}/connect/`);
      await bob.opens('/connect/');
      const customer = new Customer(bob.page);
      await customer.opens();
      await walkFixed(customer);
      await bob.page.unroute('**/flatpeak/v1/complete');
      const responses = await Promise.all(
        [1, 2, 3, 4].map(() => bob.calls('POST', 'complete', {connect_token: token})),
      );
      for (const {status, body, cacheControl} of responses) {
        assert.equal(status, 200, JSON.stringify(body));
        assert.equal(body.connections[0].outcome, 'saved');
        assert.equal(cacheControl, 'no-store');
      }
      assert.equal(seen('connected').length, 1);
      const kept = readdirSync(cache).map(name => readFileSync(join(cache, name), 'utf8'));
      assert.ok(kept.length > 0);
      for (const page of kept) {
        assert.ok(!/cot_|loc_/.test(page), 'neither token nor location');
        const {url} = JSON.parse(page) as {url: string};
        assert.ok(!url.startsWith('/wp-json/flatpeak/'), url);
      }
    });
  });

  it('completes by cron a session whose end nobody has noticed', async () => {
    await unsubscribe();
    site.forgetSeen();
    await bob.page.route('**/flatpeak/v1/complete', route => route.abort());
    await bob.opens('/connect/');
    const customer = new Customer(bob.page);
    await customer.opens();
    await walkFixed(customer);
    await bob.opens('/sample/');
    // An event of the session before may come late.
    assert.deepEqual(seen('connected'), []);
    await site.php("do_action( 'flatpeak_connect_sweep' );");
    const connected = seen('connected');
    assert.equal(connected.length, 1);
    assert.equal(connected[0]?.[3], 'sweep');
    assert.equal((await bob.calls('GET', 'tariffs')).body.locations.length, 2);
  });

  describe('without webhooks', () => {
    /** All events of the account, as the service lists them. */
    const eventIds = async () => {
      const ids: string[] = [];
      for (let after = ''; ;) {
        const query = after && `&starting_after=${after}`;
        const response = await fetch(`${simulator.url}/api/events?limit=100${query}`, {
          headers: {authorization: `Bearer ${await bearer()}`},
        });
        const {data, has_more} = (await response.json()) as Json;
        ids.push(...data.map(({id}: {id: string}) => id));
        if (!has_more) return ids;
        after = ids.at(-1) ?? '';
      }
    };
    const bearer = async () => {
      const basic = Buffer.from(`${DEFAULT_ACCOUNT_ID}:${DEFAULT_API_KEY}`).toString('base64');
      const response = await fetch(`${simulator.url}/api/login`, {
        headers: {authorization: `Basic ${basic}`},
      });
      return ((await response.json()) as Json).bearer_token as string;
    };
    const seenIds = () => seen('event').map(action => action[4] as string);
    const runsCron = () => site.php("do_action( 'flatpeak_connect_sweep' );");

    it('notices events that never arrived, each once, and none that a webhook brought', async () => {
      await runsCron();
      site.forgetSeen();
      // More than the service returns at once.
      const before = new Set(await eventIds());
      for (let count = 0; count < 110; count++) await control(`locations/${aliceLocation}/expire`);
      const missed = (await eventIds()).filter(id => !before.has(id));
      assert.ok(missed.length > 100);
      await alice.opens('/tariffs/');
      assert.deepEqual(seenIds(), []);
      await runsCron();
      assert.deepEqual(seenIds(), missed.toReversed(), 'the oldest first');
      const alerts = (await alice.calls('GET', 'tariffs')).body.locations[0].alerts;
      assert.deepEqual(
        alerts.map(({type}: {type: string}) => type),
        ['tariff.expired'],
      );
      assert.deepEqual((await bob.calls('GET', 'tariffs')).body.locations[0].alerts, []);
      await runsCron();
      assert.equal(seenIds().length, missed.length);
    });

    it('tries an event again that the site’s own code refused', async () => {
      site.forgetSeen();
      const code = join(site.folder, 'wp-content/mu-plugins/failing.php');
      writeFileSync(
        code,
        "<?php add_action( 'flatpeak_connect_event', static function () { throw new Exception( 'no' ); }, 5 );",
      );
      await control(`locations/${aliceLocation}/fail`);
      await runsCron();
      assert.deepEqual(seenIds(), []);
      rmSync(code);
      await runsCron();
      assert.deepEqual(
        seen('event').map(([, type]) => type),
        ['tariff.fetch.failed'],
      );
      await control(`locations/${aliceLocation}/recover`);
    });
  });

  it('tries again where the site’s own code failed', async () => {
    const code = join(site.folder, 'wp-content/mu-plugins/failing.php');
    writeFileSync(
      code,
      "<?php add_action( 'flatpeak_connect_connected', static function () { throw new Exception( 'no' ); }, 5 );",
    );
    await bob.page.unroute('**/flatpeak/v1/complete');
    const [{location_id}] = (await bob.calls('GET', 'tariffs')).body.locations;
    const failed = await bob.calls('POST', 'disconnect', {location_id});
    assert.equal(failed.status, 500);
    assert.equal(failed.body.error.code, 'connection_not_stored');
    const all = await bob.calls('POST', 'complete', {});
    assert.equal(all.body.failed[0].code, 'connection_not_stored');
    rmSync(code);
    const again = await bob.calls('POST', 'complete', {});
    assert.equal(again.body.failed, undefined);
    assert.equal(again.body.connections[0].outcome, 'disconnected');
  });

  it('takes signed webhooks, and no others, where the account signs them', async () => {
    await site.set({signed_webhooks: true});
    const url = `${site.url}/wp-json/flatpeak/v1/webhooks`;
    await control('webhooks', {url});
    site.forgetSeen();
    await control(`locations/${aliceLocation}/fail`);
    await sees('tariff.fetch.failed');
    const forged = await fetch(webhookUrl, {
      method: 'POST',
      body: '{"id":"evt_2","type":"tariff.expired","data":{}}',
      headers: {
        'content-type': 'application/json',
        'flatpeak-signature': `v1=${'A'.repeat(342)}`,
        'flatpeak-timestamp': `${Math.floor(Date.now() / 1000)}`,
        'flatpeak-key-id': 'wsk_test',
      },
    });
    assert.equal(forged.status, 401);
    await control(`locations/${aliceLocation}/recover`);
    await site.set({signed_webhooks: false});
  });

  it('disconnects in the settings', async () => {
    await alice.opens('/tariffs/');
    await card(alice.page).getByRole('button', {name: en['action.disconnect']}).click();
    const dialog = alice.page.getByRole('dialog');
    await dialog.getByRole('button', {name: en['confirm.disconnect.yes'], exact: true}).click();
    await dialog.getByText(en['session-complete.disconnected']).first().waitFor();
    await new Customer(alice.page).isDone();
    await card(alice.page).getByText(en['tariff.state.not-connected'], {exact: true}).waitFor();
    assert.equal((await metaOf('alice'))['flatpeak_location_id'], undefined);
    assert.deepEqual(alice.errors, []);
  });

  it('limits the sessions of a customer', async () => {
    let last = await alice.calls('POST', 'connect-token', {});
    for (let count = 0; count < 60 && last.status === 200; count++)
      last = await alice.calls('POST', 'connect-token', {});
    assert.equal(last.status, 429);
    assert.equal(last.body.error.code, 'token_limit');
  });

  it('works with plain permalinks, and with the script as one file', async () => {
    await site.php("update_option( 'permalink_structure', '' );");
    await site.set({script: 'classic'});
    const response = await bob.context.request.get(`${site.url}/?page_id=${pageIds[1]}`);
    assert.match(
      await response.text(),
      /<script defer integrity="sha384-[^"]+" crossorigin="anonymous" src=['"][^'"]+flatpeak-connect\.js\?/,
    );
    await bob.opens(`/?page_id=${pageIds[1]}`);
    await card(bob.page).first().waitFor();
    await site.set({script: 'module'});
    await site.php("update_option( 'permalink_structure', '/%postname%/' );");
  });

  it('exports and erases what it has of a user', async () => {
    const ask = (kind: 'exporters' | 'erasers') =>
      site.php<Json>(
        `return call_user_func( apply_filters( 'wp_privacy_personal_data_${kind}', array() )['flatpeak-connect']['callback'], 'bob@example.org', 1 );`,
      );
    const exported = await ask('exporters');
    assert.equal(exported.done, true);
    const groups = new Set(exported.data.map(({group_id}: {group_id: string}) => group_id));
    assert.deepEqual([...groups].sort(), ['flatpeak-connect-sessions', 'flatpeak-connect-tariffs']);
    const text = JSON.stringify(exported);
    assert.match(text, /1-3 Strand/);
    assert.ok(!text.includes('cot_'), 'no token');
    const attempts = exported.data.filter(({group_id}: {group_id: string}) =>
      group_id.endsWith('sessions'),
    );
    assert.ok(JSON.stringify(attempts).includes('1-3 Strand'), 'what each attempt has connected');
    const erased = await ask('erasers');
    assert.equal(erased.items_removed, true);
    assert.match(erased.messages[0], /wp-[0-9a-f]{12}-\d+/);
    const left = Object.keys(await metaOf('bob')).filter(key => key.includes('flatpeak'));
    assert.deepEqual(left, []);
    assert.deepEqual((await bob.calls('GET', 'tariffs')).body, {locations: []});
  });

  it('has caused no complaint of PHP', () => {
    const complaints = site.log
      .split('\n')
      .filter(line => /PHP (Fatal|Parse|Warning|Notice|Deprecated)/.test(line))
      .filter(line => line.includes('flatpeak-connect/'));
    assert.deepEqual(complaints, []);
    assert.ok(!/cot_|sk_test_/.test(site.log), 'the log has no secret');
  });

  it('stops its cron job when it is deactivated, and leaves nothing when it is deleted', async () => {
    const cron = () =>
      site.php<boolean>("return (bool) wp_next_scheduled( 'flatpeak_connect_sweep' );");
    assert.equal(await cron(), true);
    await site.php(
      "require_once ABSPATH . 'wp-admin/includes/plugin.php'; deactivate_plugins( 'flatpeak-connect/flatpeak-connect.php' );",
    );
    assert.equal(await cron(), false);
    assert.ok(Object.keys(await metaOf('alice')).some(key => key.includes('flatpeak')));
    await site.php(
      "require_once ABSPATH . 'wp-admin/includes/plugin.php'; require_once ABSPATH . 'wp-admin/includes/file.php'; WP_Filesystem(); return delete_plugins( array( 'flatpeak-connect/flatpeak-connect.php' ) );",
    );
    const left = await site.php<string[]>(
      [
        'global $wpdb;',
        'return array_merge(',
        '$wpdb->get_col( "SELECT option_name FROM $wpdb->options WHERE option_name LIKE \'%flatpeak%\'" ),',
        '$wpdb->get_col( "SELECT meta_key FROM $wpdb->usermeta WHERE meta_key LIKE \'%flatpeak%\'" ),',
        '$wpdb->get_col( "SELECT meta_key FROM $wpdb->postmeta WHERE meta_key LIKE \'%flatpeak%\'" ),',
        '$wpdb->get_col( "SHOW TABLES LIKE \'%flatpeak%\'" )',
        ');',
      ].join('\n'),
    );
    assert.deepEqual(left, []);
    assert.ok(!readdirSync(join(site.folder, 'wp-content/plugins')).includes('flatpeak-connect'));
    assert.ok(!JSON.stringify(await site.php("return get_option( 'cron' );")).includes('flatpeak'));
  });
};

for (const release of RELEASES)
  describe(`the plugin in WordPress (${release})`, {skip: NO_WORDPRESS}, walkSite(release));
