import {en} from '../../../../src/messages/en.js';
import {Translator} from '../../../../src/messages/translator.js';
import {expectAccessible} from '../../../support/browser/axe.js';
import {ANSWERS} from '../../../support/browser/page-answers.js';
import {
  expect,
  sent,
  tokenAt,
  waitUntil,
  widgetAt,
  widgetWith,
} from '../../../support/browser/widget-driver.js';

const PROVIDER_MISSING = new Translator('en', en).text('action.provider-missing');

const isSent = (action: string) =>
  waitUntil(() => sent.some(request => request['action'] === action), action);

describe('a page that can never be read', () => {
  // Read once more before an action, in case the service has moved on.
  const faultsFrom = (at: number) => [{type: 'null-data', at, times: 2}];

  it('as the first page, is left by its own actions', async () => {
    const widget = await widgetAt({page: 'provider-select', faults: faultsFrom(1)});
    await widget.page('server-error');
    await widget.sees(en['error.protocol']);
    const names = widget.find('form button').map(({textContent}) => textContent.trim());
    expect(names).to.deep.equal([
      en['action.retry'],
      en['action.address-change'],
      PROVIDER_MISSING,
      en['action.restart'],
    ]);
    await expectAccessible(widget.element);
    widget.press(PROVIDER_MISSING);
    await widget.page('provider-name');
    expect(sent.at(-1)).to.include({route: 'provider_select', action: 'PROVIDER_MISSING'});
  });

  it('after another page, is left by its own actions, and what was typed stays until then', async () => {
    const widget = await widgetAt({page: 'postal-address', faults: faultsFrom(2)});
    await widget.page('postal-address');
    ANSWERS['postal-address']?.(widget);
    await widget.sees(en['error.protocol']);
    await widget.sees(en['error.kept']);
    expect(widget.events.at(-1)?.detail).to.include({kind: 'protocol'});
    widget.press(PROVIDER_MISSING);
    await widget.page('provider-name');
  });

  it('is replaced by another session, where the site can begin one', async () => {
    let tokens = 0;
    const fetchToken = () => {
      tokens += 1;
      return tokenAt({page: 'provider-select', ...(tokens === 1 && {faults: faultsFrom(1)})});
    };
    const widget = await widgetWith({fetchToken});
    await widget.page('server-error');
    widget.press(en['action.restart']);
    await widget.page('provider-select');
    expect(tokens).to.equal(2);
  });

  it('is left by the service’s own Back and Close in Anode', async () => {
    const widget = await widgetAt(
      {
        ...{page: 'tariff-summary', api_version: 'anode'},
        faults: [{type: 'null-data', kind: 'tariff-summary', times: 'always'}],
      },
      {apiVersion: 'anode'},
    );
    await widget.page('server-error');
    const names = widget
      .find('button')
      .map(button => button.ariaLabel ?? button.textContent.trim());
    expect(names).to.include.members([en['action.back'], en['action.close'], en['action.edit']]);
    widget.press(en['action.close']);
    await isSent('CLOSE');
  });
});

describe('a session that has expired for good', () => {
  const expired = () =>
    tokenAt({
      page: 'tariff-name',
      faults: [
        {
          type: 'error-object',
          status: 200,
          error: {type: 'connect_error', code: 'session_expired'},
          times: 'always',
        },
      ],
    });

  it('begins again, each time that the customer wants, while the site’s tokens are too old', async () => {
    let tokens = 0;
    const widget = await widgetWith({
      fetchToken: () => {
        tokens += 1;
        return tokens < 5 ? expired() : tokenAt({page: 'tariff-name'});
      },
    });
    for (let attempt = 1; attempt <= 4; attempt += 1) {
      await widget.sees(en['error.expired']);
      await waitUntil(() => widget.count('error') === attempt, 'the failure to be reported');
      await widget.rests();
      widget.press(en['action.restart']);
    }
    await widget.page('tariff-name');
  });

  it('is another session as soon as the site sets another token', async () => {
    const widget = await widgetWith({connectToken: await expired()});
    await widget.sees(en['error.expired']);
    expect(await widget.event('error')).to.include({kind: 'expired', code: 'session_expired'});
    widget.element.connectToken = await tokenAt({page: 'tariff-name'});
    await widget.page('tariff-name');
  });
});

describe('a page with an odd row', () => {
  it('is drawn with the others, and tells the site which value it lacks', async () => {
    const provider = {id: 'prv_1', display_name: 'City Power', logo_url: ''};
    const widget = await widgetAt({
      page: 'provider-select',
      data: {providers: [provider, {...provider, id: 'prv_2', display_name: null}, null]},
    });
    await widget.page('provider-select');
    await waitUntil(() => widget.find('[part~="option"]').length === 1, 'the one option');
    const {unreadable} = (await widget.event('page')) as {unreadable: readonly string[]};
    expect(unreadable).to.deep.equal([
      'provider_select.data.providers.1.display_name',
      'provider_select.data.providers.2',
    ]);
  });
});
