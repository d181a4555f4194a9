import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Browser} from 'playwright-core';
import {en} from '../../src/messages/en.js';
import {DEFAULT_ACCOUNT_ID, DEFAULT_API_KEY} from '../../src/simulator/index.js';
import {serveSimulator, type ServedSimulator} from '../../src/simulator/node.js';
import {Customer, walkFixed} from '../support/e2e/customer.js';
import {launchShell} from '../support/e2e/launch.js';
import {NO_WORDPRESS} from '../support/wordpress/programs.js';
import {WordPress} from '../support/wordpress/site.js';
import {SiteUser} from '../support/wordpress/user.js';

/** The site that is created after the plugin was activated. */
const SECOND = '/second/';

// The steps of one network's life, in their order.
describe('the plugin for WordPress in a network of sites', {skip: NO_WORDPRESS}, () => {
  let browser: Browser;
  let simulator: ServedSimulator;
  let site: WordPress;
  let admin: SiteUser;
  let alice: SiteUser;

  /** The plugin's data of alice, for all sites. */
  const metaOfAlice = async () => {
    const meta = await site.php<Record<string, string[]>>(
      "return get_user_meta( get_user_by( 'login', 'alice' )->ID );",
    );
    return Object.fromEntries(Object.entries(meta).filter(([key]) => key.includes('flatpeak')));
  };
  const connects = async (path: string) => {
    await alice.opens(`${path}connect/`);
    const customer = new Customer(alice.page);
    const stored = alice.page.waitForResponse(`**${path}wp-json/flatpeak/v1/complete`);
    await customer.opens();
    await walkFixed(customer);
    assert.equal((await stored).status(), 200);
  };
  const hasJob = (path: string) =>
    site.php<boolean>("return (bool) wp_next_scheduled( 'flatpeak_connect_sweep' );", path);

  before(async () => {
    [browser, simulator] = await Promise.all([launchShell(), serveSimulator()]);
    const constants = {
      FLATPEAK_API_URL: `${simulator.url}/api`,
      FLATPEAK_CONNECT_URL: `${simulator.url}/connect`,
    };
    site = await WordPress.start(constants, {isNetwork: true});
    admin = await SiteUser.signIn(browser, site, 'admin');
    alice = await SiteUser.signIn(browser, site, 'alice');
  });
  after(async () => {
    await browser?.close();
    await Promise.all([simulator?.close(), site?.stop()]);
  });

  it('is activated for all sites at once', async () => {
    await admin.opens('/wp-admin/network/plugins.php');
    await admin.page.getByRole('link', {name: 'Network Activate Flatpeak Connect'}).click();
    await admin.page.getByText('Plugin activated.').waitFor();
  });

  it('has settings for each site, also for one that is created afterwards', async () => {
    const id = await site.createSite(SECOND);
    await site.php(`add_user_to_blog( ${id}, get_user_by( 'login', 'alice' )->ID, 'subscriber' );`);
    const secrets = [];
    for (const path of ['/', SECOND]) {
      const id = await site.createPage('Connect', '<!-- wp:flatpeak/connect /-->', path);
      await site.createPage('Tariffs', '<!-- wp:flatpeak/settings /-->', path);
      await admin.opens(`${path}wp-admin/options-general.php?page=flatpeak-connect`);
      const {page} = admin;
      await page.getByText('There is no API key yet.').waitFor();
      secrets.push(await page.getByLabel('Webhook secret').inputValue());
      await page.getByLabel('Account id').fill(DEFAULT_ACCOUNT_ID);
      await page.getByLabel('API key', {exact: true}).fill(DEFAULT_API_KEY);
      await page.getByLabel('Page to connect a tariff', {exact: true}).selectOption(`${id}`);
      await page.getByRole('button', {name: 'Save Changes'}).click();
      await page.getByText('The key is for test data').waitFor();
      await page.getByRole('button', {name: 'Check connection'}).click();
      await page.getByText('Visitors reach the routes of the plugin.').waitFor();
      assert.equal(await page.locator('.notice-error').count(), 0);
      assert.equal(await hasJob(path), true);
    }
    assert.equal(new Set(secrets).size, 2);
    for (const secret of secrets) assert.match(secret, /^\w{40}$/);
  });

  it('keeps the tariffs of a user of two sites apart', async () => {
    await connects(SECOND);
    assert.equal((await alice.calls('GET', 'tariffs', undefined, SECOND)).body.locations.length, 1);
    assert.deepEqual((await alice.calls('GET', 'tariffs')).body, {locations: []});
    await alice.opens('/tariffs/');
    await alice.page.getByText(en['tariffs.empty']).waitFor();
    await connects('/');
    const meta = await metaOfAlice();
    const [main] = meta['flatpeak_location_id'] ?? [];
    const [second] = meta['wp_2_flatpeak_location_id'] ?? [];
    assert.match(`${main} ${second}`, /^loc_\S+ loc_\S+$/);
    assert.notEqual(main, second);
    const foreign = await alice.calls('GET', `prices?location_id=${second}`);
    assert.equal(foreign.body.error.code, 'location_not_yours');
    assert.deepEqual(alice.errors, []);
  });

  it('serves the users of each site alone', async () => {
    const bob = await SiteUser.signIn(browser, site, 'bob');
    assert.equal((await bob.calls('GET', 'tariffs')).status, 200);
    const {status, body} = await bob.calls('GET', 'tariffs', undefined, SECOND);
    assert.equal(status, 403);
    assert.equal(body.error.code, 'not_allowed');
  });

  it('forgets a user who is removed from a site, on that site alone', async () => {
    await site.php("remove_user_from_blog( get_user_by( 'login', 'alice' )->ID, 2 );");
    const keys = Object.keys(await metaOfAlice());
    assert.deepEqual(
      keys.filter(key => key.includes('wp_2')),
      [],
    );
    assert.ok(keys.includes('flatpeak_location_id'));
    assert.equal((await alice.calls('GET', 'tariffs')).body.locations.length, 1);
  });

  it('leaves nothing on any site when it is deleted', async () => {
    const plugin = "array( 'flatpeak-connect/flatpeak-connect.php' )";
    const files = ['plugin', 'file'].map(
      name => `require_once ABSPATH . 'wp-admin/includes/${name}.php';`,
    );
    await site.php(`${files.join(' ')} deactivate_plugins( ${plugin}, false, true );`);
    for (const path of ['/', SECOND]) assert.equal(await hasJob(path), false);
    await site.php(`${files.join(' ')} WP_Filesystem(); return delete_plugins( ${plugin} );`);
    const left = await site.php<string[]>(
      [
        'global $wpdb;',
        '$left = $wpdb->get_col( "SELECT meta_key FROM $wpdb->usermeta WHERE meta_key LIKE \'%flatpeak%\'" );',
        "foreach ( array( 'wp_options', 'wp_2_options' ) as $table ) {",
        '$left = array_merge( $left, $wpdb->get_col( "SELECT option_name FROM $table WHERE option_name LIKE \'%flatpeak%\'" ) );',
        '}',
        'return array_merge( $left, $wpdb->get_col( "SELECT meta_key FROM $wpdb->sitemeta WHERE meta_key LIKE \'%flatpeak%\'" ) );',
      ].join('\n'),
    );
    assert.deepEqual(left, []);
    assert.doesNotMatch(
      site.log,
      /PHP (Fatal|Parse|Warning|Notice|Deprecated).*flatpeak-connect\//,
    );
  });
});
