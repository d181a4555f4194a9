import {http, HttpResponse} from 'msw';
import {check} from '../../../src/dev/check.js';
import {place} from '../../support/browser/site-page.js';
import {expect, tokenAt, waitUntil, worker} from '../../support/browser/widget-driver.js';

/** What the console was told since the test began. */
const told: string[] = [];
const {warn} = console;
before(() => {
  console.warn = (...words: unknown[]) => void told.push(words.join(' '));
  check(document);
});
after(() => {
  console.warn = warn;
});
beforeEach(() => void told.splice(0));

function placed(tag: string, attributes: Readonly<Record<string, string>> = {}): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  place().append(element);
  return element;
}

/** Waits until all has been said of what is on the page. */
async function says(...sentences: string[]): Promise<void> {
  const isSaid = () => sentences.every(sentence => told.includes(sentence));
  await waitUntil(isSaid, () => `${sentences.join('\n')} in\n${told.join('\n')}`);
  expect(told).to.have.members(sentences);
}

const asked = (path: string) => `${location.origin}${path}`;

describe('while a page is being built the console says', () => {
  it('what an element does not understand, once, and nothing of what it does', async () => {
    const token = await tokenAt({page: 'tariff-name'});
    placed('flatpeak-connect', {'connect-token': token, mode: 'dialog', theme: 'dark', class: 'x'});
    placed('flatpeak-connect', {'connect-token': token, mode: 'dailog', id: 'mine'});
    await says('<flatpeak-connect id="mine">: mode can be inline or dialog, not “dailog”.');
    placed('flatpeak-prices', {'prices-url': '/none', pricesurl: '/prices'});
    await waitUntil(() => told.some(sentence => sentence.includes('Is prices-url meant?')));
    expect(told.filter(sentence => sentence.includes('dailog'))).to.have.length(1);
  });

  it('what an element lacks, unless a framework has set it', async () => {
    Object.assign(placed('flatpeak-connect', {mode: 'dialog'}), {fetchToken: async () => ''});
    placed('flatpeak-connect', {id: 'bare'});
    placed('flatpeak-tariff-settings');
    placed('flatpeak-prices');
    await says(
      '<flatpeak-connect id="bare">: It draws nothing until it has connectToken or tokenUrl or fetchToken.',
      '<flatpeak-tariff-settings>: It draws nothing until it has statusUrl.',
      '<flatpeak-prices>: It draws nothing until it has pricesUrl or prices.',
    );
  });

  it('what is wrong with a property that a framework has set', async () => {
    const properties = {redirectMode: 'popop', fetchToken: 'fetchToken', mode: 'dialog'};
    Object.assign(placed('flatpeak-connect', {mode: 'dialog'}), properties);
    await says(
      '<flatpeak-connect>: redirect-mode can be same-tab or popup, not “popop”.',
      '<flatpeak-connect>: fetchToken is not a function: bind the property.',
    );
  });

  it('what is wrong on a button that opens the widget, and nothing of other buttons', async () => {
    placed('button', {'data-tokenurl': '/token', 'data-mode': 'dailog'});
    placed('button', {'data-flatpeak-connect': '', 'data-tokenurl': '/token'});
    await says('<button>: There is no attribute tokenurl. Is token-url meant?');
  });

  it('what went wrong, where it asked, and where to look', async () => {
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
    await says(
      `<flatpeak-connect>: Unexpected response from the backend. (http, HTTP 404; tokenUrl ${asked('/gone')}, connectUrl ${connect}) Is that the right address?`,
      `<flatpeak-connect id="away">: The connection failed. (network; tokenUrl ${asked('/away')}, connectUrl ${connect}) Nothing could be read from there: does it run, does it let this page ask (CORS), and does the page’s policy (connect-src)?`,
      `<flatpeak-connect id="refused">: Not from here. (http, cross_site, HTTP 403; tokenUrl ${asked('/refuses')}, connectUrl ${connect})`,
    );
  });
});
