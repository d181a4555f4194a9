import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {en} from '../../../../src/messages/en.js';
import {enginesToRun} from '../../../engines.js';
import {GB_ADDRESS} from '../../../support/simulator/client.js';
import {sentence} from '../../../support/e2e/customer.js';
import {ENGINE_PAGES, waitFor, type EnginePage} from '../../../support/e2e/engine-page.js';
import {Site} from '../../../support/e2e/site.js';

/** A customer of the demo's site who speaks to it without a browser. */
class Account {
  readonly #url: string;
  readonly #cookie: string;

  private constructor(url: string, cookie: string) {
    this.#url = url;
    this.#cookie = cookie;
  }

  /** Signs in as a new customer. */
  static async at(url: string): Promise<Account> {
    const {headers} = await fetch(`${url}/`);
    const [cookie = ''] = (headers.get('set-cookie') ?? '').split(';');
    return new Account(url, cookie);
  }

  async post(path: string, body: object): Promise<Record<string, unknown>> {
    const response = await fetch(`${this.#url}/flatpeak/${path}`, {
      method: 'POST',
      headers: {'content-type': 'application/json', origin: this.#url, cookie: this.#cookie},
      body: JSON.stringify(body),
    });
    return (await response.json()) as Record<string, unknown>;
  }

  async token(): Promise<string> {
    return String((await this.post('connect-token', {})).connect_token);
  }
}

/** The route at which the service has a session. */
async function routeOf(site: Site, token: string): Promise<unknown> {
  return ((await turn(site, token, {route: 'session_restore'})) as {route: unknown}).route;
}

async function turn(site: Site, connect_token: string, request: object): Promise<unknown> {
  const response = await fetch(`${site.simulatorUrl}/connect`, {
    method: 'POST',
    body: JSON.stringify({connect_token, ...request}),
  });
  return response.json();
}

const WIDGET = `document.querySelector('flatpeak-connect').shadowRoot`;
/** Also before the element is defined. */
const IS_OPEN = `Boolean(${WIDGET}?.querySelector('dialog')?.open)`;
/** All roots of the widget. */
const ROOTS = `[${WIDGET}, ...[...${WIDGET}.querySelectorAll('*')].map(each => each.shadowRoot).filter(Boolean)]`;
const sees = (title: string) =>
  `${ROOTS}.some(root => ${String(sentence(title))}.test(root.querySelector('h2')?.textContent.trim()))`;
/** Presses a button once it is there. */
async function press(page: EnginePage, name: string): Promise<void> {
  const button = `${ROOTS}.flatMap(root => [...root.querySelectorAll('button')])
    .find(button => button.textContent.trim() === ${JSON.stringify(name)})`;
  await waitFor(page, `Boolean(${button})`);
  await page.evaluate(`${button}.click()`);
}
const heard = (type: string) =>
  `document.querySelector('#events').textContent.includes('flatpeak-${type}')`;

for (const engine of enginesToRun())
  describe(`a link with the token of another customer, in ${engine}`, () => {
    let site: Site;
    before(async () => {
      site = await Site.open();
    });
    after(() => site.close());

    /** A victim who is signed in, and an attacker with a session of their own. */
    async function meet(
      does: (victim: EnginePage, token: string, attacker: Account) => Promise<void>,
    ): Promise<void> {
      const attacker = await Account.at(site.url);
      const token = await attacker.token();
      const victim = await ENGINE_PAGES[engine]?.();
      assert.ok(victim);
      try {
        await victim.goto(`${site.url}/?mode=dialog`);
        await does(victim, token, attacker);
      } finally {
        await victim.close();
      }
    }

    it('opens nothing, and what the victim enters goes to a session of their own', () =>
      meet(async (victim, token, attacker) => {
        await victim.goto(`${site.url}/?fp_cot=${token}`);
        await waitFor(victim, `${heard('token-ignored')} || ${IS_OPEN}`);
        assert.equal(await victim.evaluate(IS_OPEN), false);
        assert.equal(await victim.evaluate('location.search'), '');

        await press(victim, en.launch);
        await waitFor(victim, sees(en['error.other_session.title']));
        await press(victim, en['action.restart']);
        await waitFor(victim, sees(en['postal-address.title']));
        const field = (name: string) =>
          `${ROOTS}.map(root => root.querySelector('[name="${name}"]')).find(Boolean)`;
        await victim.evaluate(`${field('address_line1')}.focus()`);
        await waitFor(victim, `${field('country_code')}.options.length > 200`);
        await victim.evaluate(`(() => {
          const form = ${ROOTS}.map(root => root.querySelector('form')).find(Boolean);
          const values = ${JSON.stringify(GB_ADDRESS)};
          for (const [name, value] of Object.entries(values)) {
            const field = form.elements.namedItem(name);
            if (!field) continue;
            field.value = value;
            field.dispatchEvent(new Event('input', {bubbles: true}));
          }
          form.requestSubmit();
        })()`);
        await waitFor(victim, sees(en['provider-select.title']));

        assert.equal(await routeOf(site, token), 'postal_address_capture');
        const {connections} = await attacker.post('complete', {connect_token: token});
        assert.deepEqual(connections, []);
      }));

    it('tells the attacker nothing when the victim is signed out', () =>
      meet(async (victim, token) => {
        await waitFor(victim, `document.querySelector('#sign').textContent === 'Sign out'`);
        await victim.evaluate(`document.querySelector('#sign').click()`);
        await waitFor(victim, `document.querySelector('#sign').textContent === 'Sign in'`);
        await victim.goto(`${site.url}/?fp_cot=${token}`);
        await waitFor(victim, `${heard('token-ignored')} || ${IS_OPEN}`);
        assert.equal(await victim.evaluate(IS_OPEN), false);
        assert.equal(await routeOf(site, token), 'postal_address_capture');
      }));
  });
