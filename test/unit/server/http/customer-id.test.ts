import assert from 'node:assert/strict';
import {test} from 'node:test';
import {CustomerIdError, memoryStore} from '../../../../src/server/index.js';
import {codeOf, bodyOf, startCompanion} from '../../../support/server/companion.js';

const promised = Promise.resolve('ann');

/** What a site without types can return in place of an id: several customers could share it. */
const REFUSED: Record<string, unknown> = {
  true: true,
  false: false,
  'a number': 7,
  zero: 0,
  'a bigint': 7n,
  'an object': {id: 'ann'},
  'a promise in an object': {id: promised},
  'a promise in an array': [promised],
  'a String object': new String('ann'),
  'a symbol': Symbol('ann'),
  'a function': () => 'ann',
  'an empty text': '',
  'a blank text': ' \t',
  '201 characters': 'a'.repeat(201),
  'a NUL': 'ann\0',
  'a line break': 'ann\r\nbob',
  'a C1 control character': 'ann\u0085',
  'half a character': 'ann\ud83c',
  'the text undefined': `${undefined}`,
  'the text of an object': `${{}}`,
  'a promise of an object': Promise.resolve({id: 'ann'}),
};

for (const [what, value] of Object.entries(REFUSED)) {
  test(`no account is shared where getCustomerId returns ${what}`, async () => {
    const store = memoryStore();
    const reported: unknown[] = [];
    const {post} = startCompanion({
      store,
      getCustomerId: () => value as string,
      onError: error => void reported.push(error),
    });
    const response = await post('connect-token');
    assert.equal(await codeOf(response.clone()), '500 customer_id_invalid');
    assert.equal(reported.length, 1);
    const [error] = reported;
    assert.ok(error instanceof CustomerIdError);
    assert.match(error.message, /^getCustomerId returned .*\. It must return a non-empty string/);
    assert.doesNotMatch(`${error.message} ${await response.text()}`, /ann/);
  });
}

test('an id of 200 characters of any language is a customer, and nobody is null or undefined', async () => {
  const ids = ['a'.repeat(200), 'Zoë 日本 \u{1F3E0}', 'auth0|5f7c', 'ann@shop.example', '0'];
  let id: string | null | undefined;
  const {post} = startCompanion({getCustomerId: () => id});
  for (id of ids) assert.ok('connect_token' in Object(await bodyOf(await post('connect-token'))));
  for (id of [null, undefined]) {
    assert.equal(await codeOf(await post('connect-token')), '401 not_signed_in');
  }
});
