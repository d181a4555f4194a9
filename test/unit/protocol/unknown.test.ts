import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {AnswerOf, DataOf} from '../../../src/core/index.js';
import {parseReply} from '../../../src/protocol/reply.js';
import {answerRequest} from '../../../src/protocol/request.js';
import {ALL_PAGE_TYPES} from '../../../src/protocol/all-page-types.js';

const read = (fields: object) => {
  const reply = parseReply({
    connect_token: 'cot_1',
    route: 'new_page',
    live_mode: false,
    ...fields,
  });
  assert.ok('page' in reply && reply.page.kind === 'unknown');
  return reply.page;
};

const optionsOf = (fields: object) =>
  read(fields).data.list?.options.map(({id, name}) => [id, name]);

/** What is sent for an answer. */
const sent = (fields: object, answer: (data: DataOf<'unknown'>) => AnswerOf<'unknown'>) => {
  const page = read(fields);
  return answerRequest('cot_1', page, answer(page.data), ALL_PAGE_TYPES).data;
};

const choosing =
  (selected: string) =>
  ({fields}: DataOf<'unknown'>) => ({selected, fields});

describe('a page with an unknown route', () => {
  it('has its fields in the page object if there is no data', () => {
    const batteries = [{id: 'b1', display_name: 'Garage'}];
    const page = {actions: ['CLOSE'], batteries, battery: {id: 'b1'}};
    assert.deepEqual(optionsOf(page), [['b1', 'Garage']]);
    assert.equal(read(page).data.selected, 'b1');
    assert.deepEqual(sent(page, choosing('b1')), {battery: {id: 'b1'}});
  });

  it('is answered like the pages that have the same list', () => {
    const options = {data: {options: ['HOURLY', 'DAILY']}};
    assert.deepEqual(optionsOf(options), [
      ['HOURLY', 'HOURLY'],
      ['DAILY', 'DAILY'],
    ]);
    assert.deepEqual(sent(options, choosing('DAILY')), {options: ['DAILY']});
    const regions = {data: {regions: ['SE1', 'SE3'], region: 'SE3'}};
    assert.equal(read(regions).data.selected, 'SE3');
    assert.deepEqual(sent(regions, choosing('SE1')), {region: 'SE1'});
  });

  it('has no list of texts that nobody chooses one of', () => {
    assert.equal(read({data: {required_consents: ['LOCATION']}}).data.list, undefined);
    assert.equal(read({actions: ['GO'], data: {messages: ['a']}}).data.list, undefined);
  });

  it('leaves out the items that cannot be chosen', () => {
    const devices = [{id: 'd1'}, {name: 'No id'}, {id: 'd2', name: 'Car'}, null, 'x', {id: 3}];
    assert.deepEqual(optionsOf({data: {devices}}), [['d2', 'Car']]);
  });

  it('sends a form in the objects that it came in, and nothing that the customer did not see', () => {
    const data = {
      holder: {title: 'Dr', first_name: '', credit: {cost: 99}, last_name: null},
      ...{email: '', currency_code: 'GBP', fee: {cost: 0.1234567, monthly: 12}},
    };
    const typed = new Map([
      ['first_name', 'Ada'],
      ['last_name', 'Lovelace'],
      ['email', 'ada@example.org'],
    ]);
    assert.deepEqual(
      sent({data}, ({fields, selected}) => ({
        selected,
        fields: fields.map(each => ({
          ...each,
          value: typed.get(each.path.at(-1) ?? '') ?? each.value,
        })),
      })),
      {
        holder: {first_name: 'Ada', last_name: 'Lovelace'},
        email: 'ada@example.org',
        // As its field shows it.
        fee: {cost: 0.12346},
      },
    );
  });

  it('leaves out names that JavaScript has uses for, and keeps those that it only inherits', () => {
    const data = JSON.parse(`{
      "__proto__": {"email": "", "id": "p1", "name": "Proto"},
      "constructor": {"email": "", "__proto__": {"phone": ""}},
      "<b>": {"email": ""}
    }`) as object;
    const {fields, names} = read({data}).data;
    assert.deepEqual(
      fields.map(({path}) => path),
      [['constructor', 'email']],
    );
    assert.deepEqual(names, []);
    const answer = sent({data}, () => ({
      selected: '',
      fields: fields.map(each => ({...each, value: 'a@example.org'})),
    }));
    assert.equal(JSON.stringify(answer), '{"constructor":{"email":"a@example.org"}}');
    assert.equal('email' in {}, false);
  });

  it('offers one item of those that share an id', () => {
    const plans = [
      {id: 'p1', name: 'Cheap'},
      {id: 'p1', name: 'Dear'},
      {id: 'p2', name: 'Other'},
    ];
    assert.deepEqual(optionsOf({data: {plans}}), [
      ['p1', 'Cheap'],
      ['p2', 'Other'],
    ]);
  });

  it('draws no form and no facts without end', () => {
    const many = (entry: object) =>
      Object.fromEntries(Array.from({length: 5000}, (_, index) => [`part_${index}`, entry]));
    assert.deepEqual(read({data: many({email: ''})}).data.fields, []);
    assert.equal(read({data: many({id: 'x', name: 'X'})}).data.names.length, 10);
    const huge = 'x'.repeat(1_000_000);
    const {list, fields, names} = read({
      data: {devices: [{id: 'd', name: huge}], email: huge, site: {id: 's', name: {a: 1}}},
    }).data;
    assert.deepEqual([list, fields, names], [undefined, [], []]);
  });

  it('asks for no price without a currency, and for nothing of what exists', () => {
    const data = {cost: 0.2, device: {id: 'd1', name: 'Car'}};
    assert.deepEqual(read({data}).data.fields, []);
    assert.deepEqual(read({data}).data.names, [['device', 'Car']]);
    const [price] = read({data: {...data, currency_code: 'EUR'}}).data.fields;
    assert.deepEqual(price, {path: ['cost'], kind: 'price', value: 0.2});
  });

  it('has prices in the time zone of the page, also those of an object', () => {
    const today = [
      {
        valid_from: '2026-06-13T21:00:00Z',
        valid_to: '2026-06-13T22:00:00Z',
        price: {value: 0.3, confidence: 1},
      },
    ];
    const {rates} = read({
      timezone: 'Europe/London',
      tariff: {id: 't', prices: {today}},
    }).data;
    assert.equal(rates.today[0]?.valid_from, '2026-06-13T22:00:00+01:00');
  });
});
