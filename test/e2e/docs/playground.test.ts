import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import type {Page} from 'playwright-core';
import {en} from '../../../src/messages/en.js';
import {vppEn as vpp} from '../../../src/messages/vpp/en.js';
import {sentence} from '../../support/e2e/customer.js';
import {
  chooseFromLibrary,
  enterAddress,
  Playground,
  playgroundViolations,
} from '../../support/e2e/playground.js';

let playground: Playground;
before(async () => {
  playground = await Playground.open();
});
after(() => playground.close());

const choose = (page: Page, label: string, value: string) =>
  page.getByLabel(label, {exact: true}).selectOption(value);

const openTab = (page: Page, name: string) => page.getByRole('tab', {name}).click();

describe('the elements', () => {
  test('the first view is a widget that waits for an address', () =>
    playground.visit({}, async ({page, widget}) => {
      await widget.getByRole('heading', {name: sentence(en['postal-address.title'])}).waitFor();
      const box = await page.locator('iframe').boundingBox();
      assert.equal(box?.width, 390);
      assert.ok(box.y + box.height <= 900, 'the device does not fit into the window');
    }));

  test('the dialog opens from its button, and closes', () =>
    playground.visit({}, async ({page, widget}) => {
      await page.getByRole('radio', {name: 'Dialog'}).check();
      await widget.getByRole('button', {name: en.launch}).click();
      await widget.getByRole('dialog').waitFor();
      await widget.getByRole('button', {name: en['action.close']}).click();
      await widget.getByRole('dialog').waitFor({state: 'hidden'});
    }));

  test('the tariff settings show a tariff that the companion knows', () =>
    playground.visit({}, async ({page, widget}) => {
      await page.getByRole('radio', {name: 'Settings'}).check();
      await widget.getByText('Abbey Power').waitFor();
      await choose(page, 'The customer’s tariff', 'expire-soon');
      await widget.getByRole('button', {name: 'Connect the new one'}).waitFor();
      await choose(page, 'The customer’s tariff', 'none');
      await widget.getByText('Abbey Power').waitFor({state: 'detached'});
    }));

  test('the prices are those of the tariff', () =>
    playground.visit({}, async ({page, widget}) => {
      await page.getByRole('radio', {name: 'Prices'}).check();
      await widget.getByRole('heading', {name: sentence(en['prices.title'])}).waitFor();
      await widget
        .getByText(/p\/kWh/)
        .first()
        .waitFor();
      await openTab(page, 'Events');
      await page.getByText('flatpeak-prices-loaded').waitFor();
    }));
});

for (const version of ['zero', 'anode', 'busbar']) {
  test(`a tariff is connected with the API version ${version}`, () =>
    playground.visit({}, async ({page, widget}) => {
      await choose(page, 'API version', version);
      await enterAddress(widget);
      await chooseFromLibrary(widget);
      await page.getByRole('button', {name: 'Answer for me'}).click();
      await openTab(page, 'Events');
      await page.locator('summary').filter({hasText: 'flatpeak-complete'}).waitFor();
    }));
}

for (const version of ['zero', 'anode', 'busbar']) {
  test(`the companion has tariffs and prices with the API version ${version}`, () =>
    playground.visit({hash: `#element=settings&version=${version}`}, async ({page, widget}) => {
      await widget.getByText('Abbey Power').waitFor();
      await page.getByRole('radio', {name: 'Prices'}).check();
      await widget
        .getByText(/p\/kWh/)
        .first()
        .waitFor();
      assert.equal(await page.getByLabel('API version').inputValue(), version);
    }));
}

describe('the journey to a virtual power plant', () => {
  test('is offered by Busbar, whose sessions have no direction', () =>
    playground.visit({}, async ({page}) => {
      const [journey, direction] = ['Journey', 'Direction'].map(label =>
        page.getByLabel(label, {exact: true}),
      );
      await direction?.waitFor();
      assert.equal(await journey?.count(), 0);
      await choose(page, 'API version', 'busbar');
      await journey?.waitFor();
      await direction?.waitFor({state: 'detached'});
      await choose(page, 'Journey', 'vpp');
      await choose(page, 'API version', 'zero');
      await journey?.waitFor({state: 'detached'});
      assert.equal(new URL(page.url()).hash, '');
    }));

  test('leads over the page for payments to the end, with a session of the companion', () =>
    playground.visit({hash: '#version=busbar&journey=vpp'}, async ({page, widget}) => {
      const next = page.getByRole('button', {name: 'Answer for me'});
      for (const heading of [
        vpp['vpp-landing.title'],
        vpp['vpp-details.title'],
        sentence(en['consent.title']),
        vpp['vpp-redirect.title'],
        'Where should Leap pay you?',
      ]) {
        await widget.getByRole('heading', {name: heading}).waitFor();
        await next.click();
      }
      await widget.getByRole('heading', {name: 'Community Powershare', level: 2}).waitFor();
      await widget.getByRole('button', {name: en['action.done']}).click();
      await openTab(page, 'Events');
      await page.locator('summary').filter({hasText: 'flatpeak-complete'}).waitFor();
    }));

  test('starts at the page that was chosen', () =>
    playground.visit({hash: '#version=busbar&journey=vpp&page=vpp-payments'}, ({widget}) =>
      widget.getByRole('heading', {name: vpp['vpp-payments.title']}).waitFor(),
    ));
});

test('the provider’s login leads there and back', () =>
  playground.visit({}, async ({page, widget}) => {
    await enterAddress(widget);
    await widget.getByRole('option', {name: 'Abbey Power', exact: true}).click();
    await widget.getByRole('button', {name: en['redirect.continue']}).click();
    await widget.getByRole('heading', {name: 'Sign in to your account'}).waitFor();
    assert.deepEqual(await playgroundViolations(page), []);
    await widget.getByRole('button', {name: 'Sign in'}).click();
    await widget.getByRole('button', {name: 'Allow'}).click();
    await widget.getByRole('heading', {name: sentence(en['tariff-summary.title'])}).waitFor();
    await widget.getByRole('button', {name: en['tariff-summary.action.save']}).click();
    await openTab(page, 'Events');
    for (const name of ['flatpeak-redirect', 'flatpeak-complete'])
      await page.locator('summary').filter({hasText: name}).waitFor();
    assert.equal(new URL(page.url()).search, '');
  }));

test('“Answer for me” goes from the first page to the end, through the login, in any country', () =>
  playground.visit({locale: 'en-US'}, async ({page, widget}) => {
    const next = page.getByRole('button', {name: 'Answer for me'});
    for (const heading of [
      sentence(en['postal-address.title']),
      sentence(en['provider-select.title']),
      /Sign in to Abbey Power/,
      'Sign in to your account',
      /Allow/,
      sentence(en['tariff-summary.title']),
    ]) {
      await widget.getByRole('heading', {name: heading}).waitFor();
      await next.click();
    }
    await openTab(page, 'Events');
    await page.locator('summary').filter({hasText: 'flatpeak-complete'}).waitFor();
  }));

test('a fault fails an answer once, and the request says so', () =>
  playground.visit({}, async ({page, widget}) => {
    await choose(page, 'Fault', 'status');
    await enterAddress(widget);
    await widget.getByRole('button', {name: 'Try again'}).waitFor();
    await openTab(page, 'Requests');
    const failed = page.locator('summary').filter({hasText: '500'});
    await failed.click();
    await page
      .getByRole('region', {name: 'Body of the response'})
      .getByText('Internal Server Error')
      .waitFor();
    await page.getByRole('button', {name: 'Answer for me'}).click();
    await widget.getByRole('heading', {name: sentence(en['provider-select.title'])}).waitFor();
  }));

test('a session starts at the page that was chosen', () =>
  playground.visit({}, async ({page, widget}) => {
    await choose(page, 'First page', 'fixed-rate');
    await widget.getByRole('heading', {name: sentence(en['fixed-rate.title'])}).waitFor();
  }));

test('the connection type brings its supplier to the top of the list', () =>
  playground.visit({hash: '#connection=MANUAL'}, async ({widget}) => {
    await enterAddress(widget);
    await widget.getByRole('option').first().waitFor();
    assert.match(await widget.getByRole('option').first().innerText(), /Anchor Utilities/);
  }));

test('requests are in order, with shortened tokens', () =>
  playground.visit({}, async ({page, widget}) => {
    await widget.getByRole('heading', {name: sentence(en['postal-address.title'])}).waitFor();
    await openTab(page, 'Requests');
    const last = page.locator('summary').last();
    await last.getByText('/flatpeak/connect-token').waitFor();
    await last.click();
    const body = page.getByRole('region', {name: 'Body of the response'});
    assert.match(await body.innerText(), /"connect_token": ".{8}…"/);
    await page.getByLabel('Show the companion’s').check();
    await page.getByText('Companion → Flatpeak').first().waitFor();
  }));

describe('the link', () => {
  const HASH = '#element=dialog&version=anode&lang=de&theme=sterling&colors=dark&width=320';

  test('restores what was chosen', () =>
    playground.visit({hash: HASH}, async ({page, widget}) => {
      await widget.getByRole('button', {name: 'Tarif verbinden'}).waitFor();
      assert.equal(await page.getByRole('radio', {name: 'Dialog'}).isChecked(), true);
      assert.equal(await page.getByLabel('API version').inputValue(), 'anode');
      const box = await page.locator('iframe').boundingBox();
      assert.equal(box?.width, 320);
      const scheme = await widget
        .locator('body')
        .evaluate(body => getComputedStyle(body).colorScheme);
      assert.equal(scheme, 'dark');
    }));

  test('follows each choice, so that a reload shows the same', () =>
    playground.visit({}, async ({page, widget}) => {
      await choose(page, 'Language', 'fr');
      await choose(page, 'Theme', 'press');
      assert.equal(new URL(page.url()).hash, '#lang=fr&theme=press');
      await page.reload();
      await widget.getByRole('heading', {level: 2}).waitFor();
      assert.equal(await page.getByLabel('Language', {exact: true}).inputValue(), 'fr');
    }));

  test('with unknown entries says so, and shows the default', () =>
    playground.visit({hash: '#lang=klingon&%E0%A4%A&shape=round'}, async ({page, widget}) => {
      await page.getByText('The link has “klingon” for “Language”').waitFor();
      await page.getByText('does not know: “shape”').waitFor();
      await widget.getByRole('heading', {name: sentence(en['postal-address.title'])}).waitFor();
      await page.getByRole('button', {name: 'Close', exact: true}).click();
      await page.getByText('klingon').waitFor({state: 'detached'});
    }));
});

describe('the theme editor', () => {
  test('applies a token at once, and has the style sheet for it', () =>
    playground.visit({}, async ({page, widget}) => {
      await openTab(page, 'Theme');
      const accent = page.getByRole('textbox', {name: 'accent', exact: true});
      await accent.fill('#1d4ed8');
      await accent.press('Enter');
      const button = widget.getByRole('button', {name: en['action.next'], exact: true});
      await assertSoon(
        () => button.evaluate(node => getComputedStyle(node).backgroundColor),
        'rgb(29, 78, 216)',
      );
      await page
        .getByRole('region', {name: 'Style sheet'})
        .getByText('--flatpeak-color-accent: light-dark(#1d4ed8, #4fd79b);')
        .waitFor();
      assert.match(decodeURIComponent(page.url()), /--flatpeak-color-accent=light-dark/);
    }));

  test('computes the contrast of a known pair, and names the pair that fails', () =>
    playground.visit({hash: '#--flatpeak-color-text=%23777777'}, async ({page}) => {
      await openTab(page, 'Theme');
      const row = page.getByRole('row', {name: /Text on the card/});
      assert.match(await row.innerText(), /4\.47:1\s*✕ Fails/);
      await page.getByText(/pairs fail WCAG AA in light:\s+Text on the card/).waitFor();
      const text = page.getByRole('textbox', {name: 'text', exact: true});
      await text.fill('#000000');
      await text.press('Enter');
      await row.getByText('21.00:1').waitFor();
      await row.getByText('✓ AAA').waitFor();
    }));

  for (const [field, value, mistake] of [
    ['radius', '4 pixels', 'is no CSS length, such as 4px'],
    ['heading weight', 'heavy', 'is no CSS font weight, such as 600'],
    ['shadow', 'much', 'is no CSS shadow, such as 0 1px 3px #0004'],
    ['motion', 'fast', 'is no CSS duration, such as 160ms'],
    ['font', '1 font', 'is no list of fonts in CSS, such as Georgia, serif'],
  ] as const)
    test(`says that “${value}” ${mistake}, and does not apply it`, () =>
      playground.visit({}, async ({page}) => {
        await openTab(page, 'Theme');
        const input = page.getByRole('textbox', {name: field, exact: true});
        await input.fill(value);
        await input.press('Enter');
        await page.getByText(`“${value}” ${mistake}. It is not used.`).waitFor();
        assert.equal(await input.getAttribute('aria-invalid'), 'true');
        assert.equal(new URL(page.url()).hash, '');
        await page.getByText('The default look needs none').waitFor();
      }));

  test('refuses such values in a link, too', () =>
    playground.visit(
      {hash: '#--flatpeak-radius=4+pixels&--flatpeak-space=2rem'},
      async ({page}) => {
        await page
          .getByText('The link has “4 pixels” for --flatpeak-radius, which is no CSS length')
          .waitFor();
        await openTab(page, 'Theme');
        await page.getByText('--flatpeak-space: 2rem;').waitFor();
        assert.equal(await page.getByText('4 pixels').count(), 1);
      },
    ));

  test('refuses what is no color, and takes a change back', () =>
    playground.visit({}, async ({page}) => {
      await openTab(page, 'Theme');
      const accent = page.getByRole('textbox', {name: 'accent', exact: true});
      await accent.fill('greenish');
      await accent.press('Enter');
      const mistake = page.getByText(
        '“greenish” is no CSS color, such as #0a7350. It is not used.',
      );
      await mistake.waitFor();
      await accent.fill('green');
      await accent.press('Enter');
      await mistake.waitFor({state: 'detached'});
      await page.getByRole('button', {name: 'Undo the change of accent'}).click();
      await page.getByText('The default look needs none').waitFor();
    }));
});

/** Waits until a value of the page is the expected one. */
async function assertSoon<Value>(read: () => Promise<Value>, expected: Value): Promise<void> {
  const end = Date.now() + 10_000;
  let value = await read();
  while (value !== expected && Date.now() < end) value = await read();
  assert.equal(value, expected);
}

test('the code is copied, and that is announced', () =>
  playground.visit({permissions: ['clipboard-read', 'clipboard-write']}, async ({page}) => {
    await page.getByRole('button', {name: 'Copy code'}).click();
    await page.getByRole('status').getByText('Copied').first().waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(copied, /<flatpeak-connect\n/);
  }));

test('the tabs work with the arrow keys', () =>
  playground.visit({}, async ({page}) => {
    await page.getByRole('tab', {name: 'Code'}).focus();
    await page.keyboard.press('ArrowRight');
    assert.equal(
      await page.getByRole('tab', {name: /Events/}).getAttribute('aria-selected'),
      'true',
    );
    await page.keyboard.press('End');
    await page.getByRole('heading', {name: 'Colors, in light'}).waitFor();
  }));

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in ${colorScheme}`, () =>
    playground.visit({colorScheme}, async ({page, widget}) => {
      await widget.getByRole('heading', {name: sentence(en['postal-address.title'])}).waitFor();
      for (const tab of ['Code', 'Events', 'Requests', 'Theme']) {
        await openTab(page, tab);
        assert.deepEqual(await playgroundViolations(page), [], tab);
      }
    }));
}

test('the widget follows the switch of the documentation', () =>
  playground.visit({}, async ({page, widget}) => {
    await widget.getByRole('heading', {name: sentence(en['postal-address.title'])}).waitFor();
    await page.getByRole('switch').first().click();
    await assertSoon(
      () => widget.locator('body').evaluate(body => getComputedStyle(body).colorScheme),
      'dark',
    );
  }));

for (const width of [320, 390]) {
  test(`on a phone of ${width} pixels the options are folded, and the widget has the whole width`, () =>
    playground.visit({viewport: {width, height: 800}}, async ({page, widget}) => {
      await enterAddress(widget);
      await widget.getByRole('heading', {name: sentence(en['provider-select.title'])}).waitFor();
      const box = await page.locator('iframe').boundingBox();
      assert.equal(box?.width, width);
      assert.equal(await page.getByLabel('Theme', {exact: true}).isVisible(), false);
      await page.getByText('Look and service').click();
      await choose(page, 'Theme', 'sunny');
      for (const tab of ['Code', 'Events', 'Requests', 'Theme']) {
        await openTab(page, tab);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width, tab);
      }
    }));
}

test('the frame works alone, as another page embeds it', () =>
  playground.visit(
    {path: '/playground/frame.html', hash: '#element=prices&lang=de&colors=dark'},
    async ({widget}) => {
      await widget.getByRole('heading', {level: 2}).waitFor();
      assert.equal(await widget.locator('html').getAttribute('lang'), 'de');
      await widget
        .getByText(/p\/kWh/)
        .first()
        .waitFor();
    },
  ));
