import assert from 'node:assert/strict';
import {hashToken} from '../../../../src/protocol/token-hash.js';
import {tokenOf, each} from '../../../support/server/companion.js';
import {answerPages} from '../../../support/server/customer.js';

each('a session is resumed by its hash, whatever else the page asks for', async start => {
  const {post} = start();
  const mint = async (body: object, customer?: string) =>
    (await tokenOf(await post('connect-token', body, customer))).connect_token;
  const token = await mint({direction: 'EXPORT'});
  // More than a page of them.
  for (let i = 0; i < 25; i++) await mint({});
  const resume = await hashToken(token);
  for (const body of [
    {},
    {direction: 'IMPORT'},
    {direction: 'EXPORT', tariff_type: 'NON_COMMODITY'},
    {location_id: 'loc_of_somebody'},
  ]) {
    assert.equal(await mint({...body, resume}), token, JSON.stringify(body));
  }
  assert.notEqual(await mint({resume}, 'bob'), token);
});

each('a session that is done or expired is not resumed', async (start, _t, version) => {
  const {post, simulator, clock} = start();
  const mint = async (body: object = {}) => tokenOf(await post('connect-token', body));
  const {connect_token: done} = await mint();
  const {connect_token: old} = await mint();
  await answerPages(simulator, done, version);
  await post('complete', {connect_token: done});
  const resumed = async (token: string) => mint({resume: await hashToken(token)});
  assert.notEqual((await resumed(done)).connect_token, done);
  clock.now += 3_600_000;
  assert.deepEqual(await resumed(old), {connect_token: old, expires_in: 82_800});
  clock.now += 82_800_000;
  assert.notEqual((await resumed(old)).connect_token, old);
});
