import {http, HttpResponse} from 'msw';
import {check} from '../../../src/dev/check.js';
import {place} from '../../support/browser/site-page.js';
import {expect, tokenAt, waitUntil, worker} from '../../support/browser/widget-driver.js';

/** The warnings in the console since the test began. */
const warnings: string[] = [];
const {warn} = console;
before(() => {
  console.warn = (...words: unknown[]) => void warnings.push(words.join(' '));
  check(document);
});
after(() => {
  console.warn = warn;
});
beforeEach(() => void warnings.splice(0));

function placed(tag: string, attributes: Readonly<Record<string, string>> = {}): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  place().append(element);
  return element;
}

/** Waits for exactly these warnings. */
async function warns(...sentences: string[]): Promise<void> {
  const isDone = () => sentences.every(sentence => warnings.includes(sentence));
  await waitUntil(isDone, () => `${sentences.join('\n')} in\n${warnings.join('\n')}`);
  expect(warnings).to.have.members(sentences);
}

const asked = (path: string) => `${location.origin}${path}`;

describe('while a page is being built the console reports', () => {
  it('an invalid attribute, once, and no valid one', async () => {
    const token = await tokenAt({page: 'tariff-name'});
    placed('flatpeak-connect', {'connect-token': token, mode: 'dialog', theme: 'dark', class: 'x'});
    placed('flatpeak-connect', {'connect-token': token, mode: 'dailog', id: 'mine'});
    await warns('<flatpeak-connect id="mine">: "mode" must be inline or dialog, not "dailog".');
    placed('flatpeak-prices', {'prices-url': '/none', pricesurl: '/prices'});
    await waitUntil(() =>
      warnings.some(sentence => sentence.includes('Did you mean "prices-url"?')),
    );
    expect(warnings.filter(sentence => sentence.includes('dailog'))).to.have.length(1);
  });

  it('a missing property, unless a framework has set it', async () => {
    Object.assign(placed('flatpeak-connect', {mode: 'dialog'}), {fetchToken: async () => ''});
    placed('flatpeak-connect', {id: 'bare'});
    placed('flatpeak-tariff-settings');
    placed('flatpeak-prices');
    await warns(
      '<flatpeak-connect id="bare">: Shows nothing until connectToken or tokenUrl or fetchToken is set.',
      '<flatpeak-tariff-settings>: Shows nothing until statusUrl is set.',
      '<flatpeak-prices>: Shows nothing until pricesUrl or prices is set.',
    );
  });

  it('an invalid property that a framework has set', async () => {
    const properties = {redirectMode: 'popop', fetchToken: 'fetchToken', mode: 'dialog'};
    Object.assign(placed('flatpeak-connect', {mode: 'dialog'}), properties);
    await warns(
      '<flatpeak-connect>: "redirect-mode" must be same-tab or popup, not "popop".',
      '<flatpeak-connect>: fetchToken is not a function. Bind the property.',
    );
  });

  it('an invalid attribute of a trigger, and none of other buttons', async () => {
    placed('button', {'data-tarif-type': 'COMMODITY', 'data-direction': 'import'});
    placed('button', {'data-flatpeak-connect': '', 'data-tarif-type': 'COMMODITY'});
    await warns('<button>: Unknown attribute "tarif-type". Did you mean "tariff-type"?');
  });

  it('a URL on a trigger', async () => {
    placed('button', {'data-flatpeak-connect': '', 'data-token-url': '/token'});
    await warns(
      '<button>: "data-token-url" has no effect on a trigger, which may come from somebody else\'s markup. Set it on the script tag, or set "token-url" on a <flatpeak-connect>.',
    );
  });

  it('prices with gaps that could not be read', async () => {
    const prices = {
      ...{currency_code: 'EUR', location_timezone: 'Europe/Berlin'},
      data: [null, {valid_from: 'secret', valid_to: 'secret', tariff: {rate: 1}}],
    };
    const element = placed('flatpeak-prices', {id: 'home'});
    Object.assign(element, {prices});
    await warns(
      '<flatpeak-prices id="home">: Prices have gaps, because 2 could not be read: first prices.data.0.',
    );
  });

  it('an error with its URLs and its likely cause', async () => {
    worker.use(
      http.post('/gone', () => HttpResponse.json({}, {status: 404})),
      http.post('/away', () => HttpResponse.error()),
      http.post('/refuses', () =>
        HttpResponse.json({error: {code: 'cross_site', message: 'Not from here.'}}, {status: 403}),
      ),
    );
    const urls = {'connect-url': '/connect?secret=1'};
    placed('flatpeak-connect', {...urls, 'token-url': '/gone?page=secret'});
    placed('flatpeak-connect', {...urls, 'token-url': '/away', id: 'away'});
    placed('flatpeak-connect', {...urls, 'token-url': '/refuses', id: 'refused'});
    const connect = asked('/connect');
    await warns(
      `<flatpeak-connect>: Unexpected response from the backend. (http, HTTP 404; tokenUrl ${asked('/gone')}, connectUrl ${connect}) Is the URL right?`,
      `<flatpeak-connect id="away">: The connection failed. (network; tokenUrl ${asked('/away')}, connectUrl ${connect}) Request failed before a response arrived. Is the server running, does it send CORS headers for this origin, and does the page’s CSP connect-src allow it?`,
      `<flatpeak-connect id="refused">: Not from here. (http, cross_site, HTTP 403; tokenUrl ${asked('/refuses')}, connectUrl ${connect})`,
    );
  });

  it('the values that a page lacks, by their paths', async () => {
    const provider = {id: 'secret', display_name: 'City Power'};
    const rows = Array.from({length: 6}, () => ({id: 'secret', display_name: null}));
    const token = await tokenAt({
      page: 'provider-select',
      data: {providers: [provider, ...rows]},
    });
    placed('flatpeak-connect', {'connect-token': token, id: 'odd'});
    const paths = [1, 2, 3, 4, 5].map(row => `provider_select.data.providers.${row}.display_name`);
    await warns(
      `<flatpeak-connect id="odd">: The page has 6 values that could not be read, and lacks them: ${paths.join(', ')}, …`,
    );
  });
});
