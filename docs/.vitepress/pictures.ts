// npm run docs:pictures: draws the pictures of the README and the home page from the gallery.
import {mkdirSync, writeFileSync} from 'node:fs';
import type {Page} from 'playwright-core';
import {Site} from '../../test/support/e2e/site.js';

const folder = new URL('../public/pictures/', import.meta.url);

interface Picture {
  readonly name: string;
  /** The card of the gallery. */
  readonly kind: string;
  readonly state: string;
  readonly width: number;
  /** Of the whole card unless given. */
  readonly height?: number;
}

const PICTURES: readonly Picture[] = [
  {name: 'summary', kind: 'tariff-summary', state: 'page', width: 390, height: 844},
  {name: 'providers', kind: 'provider-select', state: 'page', width: 390, height: 844},
  {name: 'prices', kind: 'prices', state: 'today and tomorrow', width: 900},
];

/** Draws one card of the gallery alone. The state `page` is that of a page in its usual state. */
async function show(page: Page, {kind, state}: Picture): Promise<void> {
  await page.evaluate(`(async () => {
    const {cards} = await import('/gallery/cards.js');
    const {connectUrl, simulator} = document.body.dataset;
    const card = cards.find(each => each.kind === '${kind}' && each.state === '${state}');
    const style = new CSSStyleSheet();
    style.replaceSync('body {margin: 0; padding: 0; display: block} body > * {--flatpeak-shadow: none; --flatpeak-card-radius: 0; --flatpeak-width: 100%}');
    document.adoptedStyleSheets = [style];
    let element;
    if (card?.prices) {
      element = Object.assign(document.createElement('flatpeak-prices'), card.prices);
    } else {
      const body = JSON.stringify({page: '${kind}'});
      const headers = {'content-type': 'application/json'};
      const response = await fetch(simulator + '/simulator/sessions', {method: 'POST', headers, body});
      const {connect_token: connectToken} = await response.json();
      element = Object.assign(document.createElement('flatpeak-connect'), {connectToken, connectUrl});
    }
    document.body.replaceChildren(element);
  })()`);
  const heading = page.locator('flatpeak-connect h2, flatpeak-prices h2').first();
  await heading.waitFor();
  // Logos and fonts come after that.
  await page.waitForLoadState('networkidle');
}

async function draw(site: Site, picture: Picture, colorScheme: 'light' | 'dark'): Promise<void> {
  const {name, width, height = 900} = picture;
  const options = {colorScheme, viewport: {width, height}, deviceScaleFactor: 2} as const;
  await site.visit({...options, path: '/gallery/'}, async page => {
    await show(page, picture);
    const box = await page.locator('body > *').first().boundingBox();
    const clip = {x: 0, y: 0, width, height: picture.height ?? Math.ceil(box?.height ?? height)};
    const devtools = await page.context().newCDPSession(page);
    const {data} = await devtools.send('Page.captureScreenshot', {
      ...{format: 'webp', quality: 82, captureBeyondViewport: true},
      clip: {...clip, scale: 1},
    });
    writeFileSync(new URL(`${name}-${colorScheme}.webp`, folder), Buffer.from(data, 'base64'));
  });
}

mkdirSync(folder, {recursive: true});
const site = await Site.open();
try {
  for (const picture of PICTURES) {
    await draw(site, picture, 'light');
    await draw(site, picture, 'dark');
  }
} finally {
  await site.close();
}
