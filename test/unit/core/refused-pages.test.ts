import assert from 'node:assert/strict';
import {test} from 'node:test';
import {ConnectClient, ConnectSession} from '../../../src/core/index.js';
import type {PageKind} from '../../../src/core/index.js';
import {examples} from '../../../src/simulator/index.js';
import {DOCUMENTED, plainlyWrong} from '../../support/browser/mutated-page.js';

type Sent = Record<string, unknown>;

const BEFORE = JSON.stringify(examples['provider-name']);
const ANSWER = {provider: {name: 'Village Power'}};

/** A session with a service that answers each request with the next text, and then with the last. */
function converse(...texts: readonly string[]) {
  const sent: Sent[] = [];
  let rest = texts;
  const client = new ConnectClient({
    async fetch(request) {
      sent.push((await new Request(request).json()) as Sent);
      const [text = '', ...others] = rest;
      if (others.length > 0) rest = others;
      return new Response(text, {headers: {'content-type': 'application/json'}});
    },
  });
  let tokens = 0;
  const fetchToken = async () => `cot_${(tokens += 1)}`;
  const session = new ConnectSession(client, {fetchToken, retryDelays: []});
  return {session, sent, answer: (text: string) => void (rest = [text])};
}

type Talk = ReturnType<typeof converse>;

const isRefused = ({session}: Talk) =>
  session.state.status === 'failed' && session.state.error.kind === 'protocol';

/** The kinds of page that are no answer: an error, and a page that is known to be unknown. */
const isMeant = (text: string) => !/"(object|route)":"error"/.test(text);

for (const [name, page] of DOCUMENTED) {
  test(`whatever the value of a field of ${name} in every answer, there is a way on`, async () => {
    for (const text of plainlyWrong(page)) {
      if (!isMeant(text)) continue;
      const talk = converse(BEFORE, text);
      const {session, sent} = talk;
      await session.start();
      await session.answer(ANSWER);
      if (!isRefused(talk)) {
        assert.notEqual(session.state.status, 'failed', text);
        continue;
      }
      // The page before is still there, for another answer.
      assert.equal(session.state.page?.kind, 'provider-name', text);
      const hasRoute = session.state.status === 'failed' && session.state.refused;
      const other = {provider: {name: 'City Power'}};
      const example = examples['tariff-name'];
      await session.answer(other);
      assert.ok(
        !hasRoute || sent.some(({data}) => JSON.stringify(data) === JSON.stringify(other)),
        `another answer after ${text}`,
      );
      talk.answer(JSON.stringify(example));
      await session.start();
      assert.equal(session.state.page?.kind, 'tariff-name', `to try again after ${text}`);

      const first = converse(text);
      await first.session.start();
      assert.ok(isRefused(first), text);
      const {refused} = first.session.state.status === 'failed' ? first.session.state : {};
      for (const action of refused?.actions ?? []) {
        await first.session.act(action);
        assert.equal(first.sent.at(-1)?.['action'], action, `${action} on ${text}`);
        assert.equal(first.sent.at(-1)?.['route'], refused?.route);
      }
      first.answer(BEFORE);
      await first.session.restart();
      assert.equal(first.session.state.page?.kind, 'provider-name', `to start again after ${text}`);
    }
  });
}

/** The kinds of page whose documentation names actions that lead away. */
const EXITS: Partial<Record<PageKind, readonly string[]>> = {
  'provider-select': ['ADDRESS_CHANGE', 'PROVIDER_MISSING'],
  'tariff-select': ['TARIFF_MISSING'],
  'tariff-summary': ['EDIT', 'DISCONNECT'],
  'connection-failed': ['RECONNECT', 'DISCONNECT'],
};

for (const [kind, actions] of Object.entries(EXITS))
  test(`a ${kind} page without data offers what is documented, except what needs sight of it`, async () => {
    const {actions: _listed, ...example} = examples[kind as PageKind] as unknown as Sent;
    const {session} = converse(JSON.stringify({...example, data: null}));
    await session.start();
    assert.ok(session.state.status === 'failed');
    assert.deepEqual(session.state.refused?.actions, actions);
  });

test('the page before a refused one can be answered again, and the action before it is not repeated', async () => {
  const summary = {...(examples['tariff-summary'] as unknown as Sent), actions: ['SAVE', 'EDIT']};
  const odd = JSON.stringify({route: 'session_complete', data: null});
  const {session, sent} = converse(JSON.stringify(summary), odd);
  await session.start();
  await session.act('SAVE');
  await session.act('SAVE');
  assert.equal(sent.filter(({action}) => action === 'SAVE').length, 1);
});

test('back leaves a page that cannot be read, with the service’s own action or without', async () => {
  const odd: Sent = {...(examples['fixed-rate'] as unknown as Sent), data: null};
  const withBack = converse(BEFORE, JSON.stringify({...odd, actions: ['BACK', 'CLOSE']}));
  await withBack.session.start();
  await withBack.session.answer(ANSWER);
  assert.ok(withBack.session.canGoBack);
  await withBack.session.back();
  assert.equal(withBack.sent.at(-1)?.['action'], 'BACK');
  assert.equal(withBack.sent.at(-1)?.['route'], odd['route']);

  const name = JSON.stringify(examples['tariff-name']);
  const without = converse(BEFORE, name, JSON.stringify({...odd, actions: []}));
  await without.session.start();
  await without.session.answer(ANSWER);
  await without.session.answer({tariff: {name: 'Night'}});
  await without.session.back();
  assert.equal(without.session.state.page?.kind, 'provider-name');
  without.answer(name);
  await without.session.answer(ANSWER);
  assert.deepEqual(without.sent.at(-1)?.['data'], ANSWER);
  assert.equal(without.session.state.page?.kind, 'tariff-name');
});

for (const code of ['session_expired', 'session_not_found', 'token_expired'])
  test(`${code} ends the session, so that another one can begin`, async () => {
    const {session} = converse(JSON.stringify({object: 'error', type: 'connect_error', code}));
    await session.start();
    assert.ok(session.state.status === 'failed');
    assert.equal(session.state.error.kind, 'expired');
  });
