import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {parseReply, type Reply} from '../../../../src/protocol/reply.js';
import {RARE_ROUTES} from '../../../../src/protocol/rare-routes.js';
import {ROUTES} from '../../../../src/protocol/routes.js';
import {examples} from '../../../../src/simulator/index.js';
import {at, setUp, textAt} from '../../../support/simulator/client.js';

const kindOf = (reply: Reply) => ('page' in reply ? reply.page.kind : 'server-error');

describe('every kind of page', () => {
  for (const kind of Object.keys(examples)) {
    it(`${kind} is given when it is asked for`, async () => {
      const {standing, restore} = setUp();
      const page = await restore(await standing(kind));
      assert.equal(kindOf(parseReply(page.body)), kind);
      assert.equal(at(page.body, 'live_mode'), false);
    });
  }

  for (const [kind, example] of Object.entries(examples)) {
    it(`${kind} has an example that reads as what it is`, () => {
      assert.equal(kindOf(parseReply(JSON.parse(JSON.stringify(example)))), kind);
    });
  }

  for (const [route, {kind}] of Object.entries({...ROUTES, ...RARE_ROUTES})) {
    it(`${route} can be asked for by its route`, async () => {
      const {standing, restore} = setUp();
      const page = await restore(await standing(route));
      const reply = parseReply(page.body);
      assert.equal(kindOf(reply), kind);
      if (!route.startsWith('summary_tou')) assert.equal(at(page.body, 'route'), route);
    });
  }

  it('goes on from the page where it was put', async () => {
    const {standing, turn} = setUp();
    const next = await turn(await standing('contract-term'), 'contract_term_capture', {
      data: {contract_end_date: null},
    });
    assert.equal(at(next.body, 'route'), 'summary_tou_confirm');
    const unknown = await standing('unknown');
    const after = await turn(unknown, 'meter_reading_capture', {action: 'SKIP'});
    assert.equal(at(after.body, 'route'), 'provider_select');
  });

  it('shows what a test lays over it, and only there', async () => {
    const {standing, restore, turn} = setUp();
    const connect_token = await standing('summary_fixed_confirm', {
      data: {cost: 0.5, tariff: {tiered: true}},
      actions: ['EDIT'],
      live_mode: true,
    });
    const page = await restore(connect_token);
    assert.equal(at(page.body, 'data.cost'), 0.5);
    assert.equal(at(page.body, 'data.tariff.tiered'), true);
    assert.notEqual(at(page.body, 'data.tariff.name'), null);
    assert.deepEqual(at(page.body, 'actions'), ['EDIT']);
    assert.equal(at(page.body, 'live_mode'), true);
    const next = await turn(connect_token, 'summary_fixed_confirm', {action: 'EDIT'});
    assert.deepEqual(at(next.body, 'actions'), ['ADDRESS_CHANGE', 'PROVIDER_MISSING']);
  });

  it('says what is wrong with what was asked for', async () => {
    const {post} = setUp();
    for (const [body, sentence] of [
      [{page: 'nowhere'}, /^page must be one of .*postal-address/],
      [{}, /^page must be one of/],
      [{page: 'redirect', providers: 1.5}, /^providers must be a whole number from 0 to 5000/],
      [{page: 'redirect', faults: {}}, /^faults must be a list/],
      [{page: 'redirect', faults: [{type: 'bang'}]}, /^faults\.0\.type must be one of status/],
      [{page: 'redirect', faults: [{type: 'reset', times: 0}]}, /^faults\.0\.times must be/],
      [{page: 'redirect', colour: 1}, /unknown field colour/],
      [{page: 'redirect', country: 'XX'}, /^country must be an ISO 3166-1 code/],
      [{page: 'redirect', callback_uri: 'here'}, /^callback_uri must be an absolute URL/],
      ['text', /^The body must be an object/],
    ] as const) {
      const answer = await post('/simulator/sessions', body);
      assert.equal(answer.status, 422);
      assert.match(textAt(answer.body, 'message'), sentence);
    }
  });

  it('lists what there is', async () => {
    const {fetch} = setUp();
    const index = await (await fetch('/simulator')).text();
    for (const word of ['tariff-summary', 'lost-answer', 'geo_location_not_found']) {
      assert.ok(index.includes(word), word);
    }
  });

  it('draws a logo for each provider', async () => {
    const {standing, restore, simulator} = setUp();
    const page = await restore(await standing('provider-select', {providers: 2}));
    const pictures = await Promise.all(
      [0, 1].map(async i => {
        const url = textAt(page.body, `data.providers.${i}.logo_url`);
        const response = await simulator.fetch(new Request(url));
        assert.equal(response.headers.get('content-type'), 'image/svg+xml');
        assert.match(response.headers.get('cache-control') ?? '', /public, max-age/);
        assert.equal(response.headers.get('access-control-allow-origin'), '*');
        return response.text();
      }),
    );
    assert.match(pictures[0] ?? '', /^<svg /);
    assert.notEqual(pictures[0], pictures[1]);
  });

  it('lives below the path of its public address', async () => {
    const {simulator, standing, restore} = setUp({publicUrl: 'https://host.example/fp/'});
    const page = await restore(await standing('redirect'));
    assert.match(textAt(page.body, 'data.redirect_url'), /^https:\/\/host\.example\/fp\/login\//);
    const outside = await simulator.fetch(new Request('https://host.example/connect'));
    assert.equal(outside.status, 404);
  });
});
