import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Cookie, Page} from 'playwright-core';
import {en} from '../../../../src/messages/en.js';
import {Customer, SAMPLES, sentence} from '../../../support/e2e/customer.js';
import {checkConnected, heard, opensConsole} from '../../../support/e2e/recorded-events.js';
import {launchBrowser, launchShell} from '../../../support/e2e/launch.js';
import {Site} from '../../../support/e2e/site.js';

describe('coming back from the provider’s login', () => {
  let site: Site;
  before(async () => {
    site = await Site.open();
  });
  after(() => site.close());

  /** A customer who is about to leave for the login. */
  async function atRedirect(page: Page): Promise<Customer> {
    const customer = new Customer(page);
    await customer.opens();
    await customer.entersAddress();
    await customer.choosesProvider(SAMPLES.DIRECT);
    await customer.sees(en['redirect.title.provider']);
    return customer;
  }

  /** What a customer does on the provider's pages. */
  async function atProvider(page: Page, and: 'Allow' | 'Refuse' | 'Cancel'): Promise<void> {
    const customer = new Customer(page);
    await customer.sees('Sign in to your account');
    await customer.clicks('Sign in');
    await customer.clicks(and);
  }

  /** Signs in, and stops before the site's page loads. @returns its URL */
  async function returnUrl(page: Page): Promise<string> {
    const customer = await atRedirect(page);
    await customer.clicks(en['redirect.continue']);
    const asked = page.waitForRequest(request => request.url().includes('/?fp_cot='));
    await page.route('**/?fp_cot=*', route => route.abort());
    await atProvider(page, 'Allow');
    const url = (await asked).url();
    await page.unroute('**/?fp_cot=*');
    return url;
  }

  /** Signs in or out at the site, in a page that is stopped or loaded. */
  async function customerSigns(page: Page, direction: 'in' | 'out'): Promise<void> {
    const response = await page.request.post(`${site.url}/api/sign-${direction}`);
    assert.ok(response.ok());
  }

  const saves = async (page: Page) => {
    const customer = new Customer(page);
    await customer.saves();
    await customer.isDone();
    await checkConnected(page);
  };

  describe('in the same tab', () => {
    it('leaves the site’s own parameters, its place in the page and its state as they were', () =>
      site.visit({expected: /ERR_FAILED/}, async page => {
        const url = new URL(await returnUrl(page));
        url.searchParams.set('basket', '7');
        url.hash = 'tariff';
        await page.goto(url.href);
        await new Customer(page).sees(en['tariff-summary.title']);
        assert.equal(page.url(), `${site.url}/?basket=7#tariff`);
      }));

    it('the tab may be closed, and the return url opened later in another', () =>
      site.visit({expected: /ERR_FAILED/}, async page => {
        const url = await returnUrl(page);
        const later = await page.context().newPage();
        await page.close();
        await later.goto(url);
        await saves(later);
      }));

    it('the return url may be opened twice, and again when all is done', () =>
      site.visit({expected: /ERR_FAILED/}, async page => {
        const url = await returnUrl(page);
        const customer = new Customer(page);
        for (const time of [1, 2]) {
          await page.goto(url);
          await customer.sees(en['tariff-summary.title']);
          assert.equal(new URL(page.url()).search, '', `time ${time}`);
        }
        await customer.saves();
        await page.goto(url);
        await customer.sees(en['session-complete.title.unknown']);
        await opensConsole(page);
        const stored = page.getByRole('listitem').filter({hasText: /loc_\w+/});
        await stored.waitFor();
        assert.equal(await stored.count(), 1);
      }));

    /** Opens a page's URL in another browser, as a customer of its own or as that of a page. */
    async function elsewhere(
      url: string,
      cookies: readonly Cookie[],
      does: (customer: Customer) => Promise<void>,
    ): Promise<void> {
      const browser = await launchShell();
      try {
        const context = await browser.newContext({locale: 'en-GB'});
        await context.addCookies(cookies);
        const page = await context.newPage();
        // The choice of the dialog is stored in the first browser.
        await page.goto(`${url}&mode=dialog`);
        await does(new Customer(page));
        assert.equal(new URL(page.url()).search, '');
      } finally {
        await browser.close();
      }
    }

    it('the return url may be opened in another browser by the same customer', () =>
      site.visit({expected: /ERR_FAILED/}, async page => {
        const url = await returnUrl(page);
        await elsewhere(url, await page.context().cookies(), customer => customer.saves());
      }));

    it('in another browser another customer reads where to go on', () =>
      site.visit({expected: /ERR_FAILED/}, async page => {
        const url = await returnUrl(page);
        await elsewhere(url, [], async customer => {
          await opensConsole(customer.page);
          await customer.page.getByText('flatpeak-token-ignored').waitFor();
          assert.equal(await customer.page.getByRole('dialog').count(), 0);
          await customer.opens();
          await customer.sees(en['error.other_session.title']);
          await customer.clicks(en['action.restart']);
          await customer.sees(en['postal-address.title']);
        });
      }));

    it('in another browser the customer signs in, and goes on', () =>
      // The page that stayed behind asks who is signed in and what is theirs, and reads that nobody is.
      site.visit({expected: /ERR_FAILED|401 .*\/(api\/me|flatpeak\/tariffs)\b/}, async page => {
        const url = await returnUrl(page);
        const cookies = await page.context().cookies();
        await customerSigns(page, 'out');
        await elsewhere(url, cookies, async customer => {
          await opensConsole(customer.page);
          await customer.page.getByText('reason: not-signed-in').waitFor();
          await customerSigns(customer.page, 'in');
          await customer.opens();
          await customer.saves();
        });
      }));

    it('who comes back with the back button can go again', () =>
      site.visit({}, async page => {
        const customer = await atRedirect(page);
        await customer.clicks(en['redirect.continue']);
        await customer.sees('Sign in to your account');
        await page.goBack();
        await customer.signsIn('Allow');
        await saves(page);
      }));

    it('a page that the browser had kept is read again', () =>
      site.visit({}, async visited => {
        // The tests' browser keeps no pages by default.
        const browser = await launchBrowser({ignoreDefaultArgs: ['--disable-back-forward-cache']});
        try {
          const context = await browser.newContext({locale: 'en-GB'});
          const page = await context.newPage();
          await page.goto(`${visited.url()}?mode=dialog`);
          const customer = await atRedirect(page);
          await page.evaluate(() => {
            addEventListener('pageshow', ({persisted}) => {
              document.title = persisted ? 'kept' : 'loaded';
            });
          });
          await customer.clicks(en['redirect.continue']);
          await customer.sees('Sign in to your account');
          const elsewhere = await context.newPage();
          await elsewhere.goto(page.url());
          await atProvider(elsewhere, 'Refuse');
          await new Customer(elsewhere).sees(en['connection-failed.title']);
          await page.goBack({waitUntil: 'commit'});
          await customer.sees(en['connection-failed.title']);
          assert.equal(await page.title(), 'kept');
        } finally {
          await browser.close();
        }
      }));

    it('forward again, and the login is over', () =>
      site.visit({expected: /409|403|404/}, async page => {
        // In a moment: what is evaluated has to end in the page where it began.
        const travels = (steps: number) =>
          page.evaluate(steps => void setTimeout(() => history.go(steps)), steps);
        const customer = await atRedirect(page);
        await customer.signsIn('Allow');
        await customer.sees(en['tariff-summary.title']);
        // Over the form that was posted, which browsers do not post again unasked.
        await travels(-2);
        await page.getByText('You are already done here').waitFor();
        await travels(2);
        await customer.sees(en['tariff-summary.title']);
        await saves(page);
      }));
  });

  describe('loading the page again in the middle', () => {
    it('goes on with the same session, and with what was typed', () =>
      site.visit({}, async page => {
        const customer = new Customer(page);
        await customer.opens();
        await customer.sees(en['postal-address.title']);
        await page.getByRole('button', {name: en['action.change']}).click();
        const labelled = (label: string) => page.getByLabel(label, {exact: true});
        await labelled(en['postal-address.country_code']).selectOption('United States');
        await labelled(en['postal-address.only-city']).fill('Half a t');
        await labelled(en['postal-address.state']).selectOption('Ohio');
        await page.reload();
        await customer.sees(en['postal-address.title']);
        await page.waitForFunction(
          () =>
            document.querySelector('flatpeak-connect')?.shadowRoot?.querySelector('dialog')?.open,
        );
        assert.equal(await labelled(en['postal-address.only-city']).inputValue(), 'Half a t');
        assert.equal(await labelled(en['postal-address.state']).inputValue(), 'OH');

        await customer.clicks(en['action.change']);
        await labelled(en['postal-address.country_code']).selectOption('United Kingdom');
        await customer.entersAddress();
        await customer.sees(en['provider-select.title']);
        await page.reload();
        await customer.choosesProvider(SAMPLES.LIBRARY);
        await customer.choosesTariff();
        await saves(page);
      }));

    it('a dialog that is open again by itself is closed when all is done', () =>
      site.visit({}, async page => {
        const customer = new Customer(page);
        await customer.opens();
        await customer.entersAddress();
        await customer.choosesProvider(SAMPLES.LIBRARY);
        await customer.choosesTariff();
        await customer.sees(en['tariff-summary.title']);
        await page.reload();
        await saves(page);
        assert.equal((await heard(page)).at(-1), 'flatpeak-close');
      }));

    it('a dialog that was closed stays closed, and opens where the customer was', () =>
      site.visit({}, async page => {
        const customer = new Customer(page);
        await customer.opens();
        await customer.entersAddress();
        await customer.sees(en['provider-select.title']);
        await customer.clicks(en['action.close']);
        await page.reload();
        await customer.opens();
        await customer.sees(en['provider-select.title']);
      }));

    it('begins a new session once one is complete', () =>
      site.visit({}, async page => {
        const customer = await atRedirect(page);
        await customer.signsIn('Allow');
        await saves(page);
        await page.reload();
        await customer.clicks('Connect another home');
        await customer.sees(en['postal-address.title']);
      }));
  });

  it('works where storage is blocked', () =>
    // The site itself does not expect that, and a picture alone has no icon.
    site.visit({expected: /blocked|404/, path: '/logo.svg'}, async page => {
      await page.context().addInitScript(() => {
        Object.defineProperty(window, 'sessionStorage', {
          get() {
            throw new DOMException('Storage is blocked.', 'SecurityError');
          },
        });
      });
      await page.goto(`${site.url}/?mode=dialog`);
      const customer = await atRedirect(page);
      await customer.signsIn('Allow');
      await customer.sees(en['tariff-summary.title']);
      assert.equal(new URL(page.url()).search, '');
      await customer.saves();
    }));

  it('two tabs on one session end in agreement', () =>
    site.visit({expected: /ERR_FAILED|422/}, async page => {
      const url = await returnUrl(page);
      const other = await page.context().newPage();
      await page.goto(url);
      await other.goto(url);
      const [slow, fast] = [new Customer(page), new Customer(other)];
      await slow.sees(en['tariff-summary.title']);
      await fast.sees(en['tariff-summary.title']);
      // Back to the providers, and another one is chosen.
      await fast.clicks(en['action.edit']);
      await fast.choosesProvider(SAMPLES.MANUAL);
      await fast.sees(en['tariff-structure.title']);
      await slow.clicks(en['tariff-summary.action.save']);
      await slow.sees(en['tariff-structure.title']);
      await page.getByText(en['error.moved_on']).first().waitFor();
    }));

  describe('in a window', () => {
    /** The window closes while the site's own scripts in it are still asking for things. */
    const expected = /Failed to fetch/;

    /** A customer whose login is under way in a window. */
    async function inWindow(page: Page): Promise<{customer: Customer; popup: Page}> {
      await page.evaluate(() =>
        document.querySelector('flatpeak-connect')?.setAttribute('redirect-mode', 'popup'),
      );
      const customer = await atRedirect(page);
      const popup = await opensWindow(page, en['redirect.continue']);
      await customer.sees(en['login.title']);
      return {customer, popup};
    }

    async function opensWindow(page: Page, button: string): Promise<Page> {
      const opened = page.waitForEvent('popup');
      await new Customer(page).clicks(button);
      return opened;
    }

    const outcomes = {
      Allow: en['tariff-summary.title'],
      Refuse: en['connection-failed.title'],
      Cancel: en['provider-select.title'],
    };
    for (const [and, title] of Object.entries(outcomes))
      it(`${and}: the window closes, and the widget goes on where it was`, () =>
        site.visit({expected}, async page => {
          const {customer, popup} = await inWindow(page);
          const closed = popup.waitForEvent('close');
          await atProvider(popup, and as keyof typeof outcomes);
          await closed;
          await customer.sees(title);
          assert.equal(page.url(), `${site.url}/`);
          assert.equal((await heard(page)).filter(name => name === 'flatpeak-redirect').length, 1);
          if (and === 'Allow') await saves(page);
        }));

    it('notices that the customer closes the window, and opens it again', () =>
      site.visit({expected}, async page => {
        const {customer, popup} = await inWindow(page);
        await customer.clicks(en['login.show']);
        assert.equal(page.context().pages().length, 2);
        await popup.close();
        await page.getByText(sentence(en['login.closed'])).waitFor();
        const again = await opensWindow(page, en['login.again']);
        await page.getByText(sentence(en['login.window'])).waitFor();
        await atProvider(again, 'Allow');
        await saves(page);
      }));

    it('goes on in the same tab where the customer prefers that', () =>
      site.visit({expected}, async page => {
        const {customer, popup} = await inWindow(page);
        const closed = popup.waitForEvent('close');
        await customer.clicks(en['login.here']);
        await closed;
        await atProvider(page, 'Allow');
        await saves(page);
      }));

    it('goes on in the same tab where windows are blocked', () =>
      site.visit({expected}, async page => {
        await page.evaluate(() => {
          window.open = () => null;
          document.querySelector('flatpeak-connect')?.setAttribute('redirect-mode', 'popup');
        });
        const customer = await atRedirect(page);
        await customer.signsIn('Allow');
        await saves(page);
      }));

    it('is a page as any other where the one that opened it is gone', () =>
      site.visit({expected}, async page => {
        const {popup} = await inWindow(page);
        await page.close();
        await atProvider(popup, 'Allow');
        await saves(popup);
      }));

    it('comes back where the provider cuts the ties between the windows', () =>
      site.visit({expected}, async page => {
        await page.context().route('**/login/**', async route => {
          const response = await route.fetch({maxRedirects: 0});
          const headers = {...response.headers(), 'cross-origin-opener-policy': 'same-origin'};
          await route.fulfill({response, headers});
        });
        const {popup} = await inWindow(page);
        // From here it looks as if it were closed.
        await page.getByText(sentence(en['login.closed'])).waitFor();
        await atProvider(popup, 'Allow');
        await saves(page);
      }));
  });
});
