import {expect} from '@open-wc/testing';
import type {TokenRequest} from '../../../src/core/index.js';
import {installLoader} from '../../../src/loader/index.js';
import {place} from '../../support/browser/site-page.js';
import {waitUntil} from '../../support/browser/wait.js';

describe('the loader of a bundle', () => {
  it('defines the elements at a press, which it repeats with the site’s settings', async () => {
    const requests: TokenRequest[] = [];
    installLoader({
      fetchToken: request => {
        requests.push(request);
        return new Promise(() => {});
      },
    });
    const trigger = document.createElement('button');
    trigger.textContent = 'Connect';
    Object.assign(trigger.dataset, {flatpeakConnect: '', direction: 'EXPORT'});
    place().append(trigger);
    expect(customElements.get('flatpeak-connect')).to.equal(undefined);

    trigger.click();
    expect(trigger.ariaBusy).to.equal('true');
    await waitUntil(() => requests.length > 0);
    expect(requests.map(({direction}) => direction)).to.deep.equal(['EXPORT']);
    expect(trigger.ariaBusy).to.equal(null);
    const widget = document.querySelector('flatpeak-connect');
    await waitUntil(() => widget?.shadowRoot?.querySelector('dialog')?.open, 'the open dialog');
    widget?.remove();
  });
});
