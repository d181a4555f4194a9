import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {isCorrection, markSent, record} from '../../../src/core/answers.js';
import {
  busy,
  closeAt,
  goBack,
  newConversation,
  next,
  type Conversation,
} from '../../../src/core/conversation.js';
import {ConnectError} from '../../../src/core/errors.js';
import {parseReply} from '../../../src/protocol/reply.js';
import type {AnswerOf, Page} from '../../../src/protocol/routes.js';

/** A page object as the service sends it, read as a client reads it. */
function page(route: string, data: object = {}, actions: readonly string[] = []): Page {
  const reply = parseReply({connect_token: 'cot_1', route, live_mode: true, actions, data});
  assert.ok('page' in reply);
  return reply.page;
}

const NAME = page('tariff_name_capture', {tariff: {name: ''}});
const TERM = page('contract_term_capture', {provider: {display_name: 'Village Power'}});
const SUMMARY = page(
  'summary_fixed_confirm',
  {currency_code: 'GBP', cost: 0.2, tariff: {name: 'Night'}},
  ['SAVE'],
);
const redirect = (url: string) => page('session_redirect', {redirect_url: url});
const LOGIN = redirect('https://provider.example/login');
const CALLBACK = 'https://site.example/done';

const START = newConversation({token: 'cot_1', callbackUrl: CALLBACK, redirectPolicy: {}});

/** The conversation after these pages, in order. */
const after = (...pages: Page[]): Conversation =>
  pages.reduce((conversation, shown) => next(busy(conversation), {page: shown}), START);

/** The conversation after the page on screen was answered. */
function answered(conversation: Conversation, answer: AnswerOf): Conversation {
  const {page: shown} = conversation.state;
  assert.ok(shown);
  const answers = markSent(record(conversation.answers, shown, answer), shown, answer);
  return {...conversation, answers};
}

const acted = (conversation: Conversation, action: string): Conversation => ({
  ...conversation,
  lastAction: {kind: conversation.state.page?.kind ?? 'unknown', action},
});

/** The conversation if the site has not named the URL where sessions end. */
const withoutCallback = (conversation: Conversation): Conversation => ({
  ...conversation,
  callbackUrl: undefined,
});

const failure = (kind: ConnectError['kind']) => new ConnectError(kind, 'It failed.');

describe('a failed turn', () => {
  it('keeps the page and its step, and leaves the service’s state uncertain', () => {
    const before = after(NAME);
    const {state, isUncertain} = next(busy(before), failure('network'));
    assert.equal(state.status, 'failed');
    assert.equal(state.page, NAME);
    assert.equal(state.step, before.state.step);
    assert.equal(isUncertain, true);
  });

  it('is certain to have changed nothing if the service limits the rate', () => {
    assert.equal(next(after(NAME), failure('rate-limit')).isUncertain, false);
  });

  it('stays uncertain if a rate limit follows', () => {
    const uncertain = next(after(NAME), failure('timeout'));
    assert.equal(next(uncertain, failure('rate-limit')).isUncertain, true);
  });
});

describe('a rejection', () => {
  it('keeps the page and its step', () => {
    const rejection = {code: 'tariff_name_missing', message: 'Name?'};
    const before = next(after(NAME), failure('network'));
    const {state, isUncertain} = next(busy(before), {rejection});
    assert.deepEqual(state, {status: 'page', page: NAME, step: before.state.step, rejection});
    assert.equal(isUncertain, false);
  });
});

describe('a redirect', () => {
  it('to a provider’s login carries the token', () => {
    const {state} = after(LOGIN);
    assert.equal(state.status, 'leaving');
    assert.equal(state.url.href, 'https://provider.example/login?fp_cot=cot_1');
  });

  it('that the policy does not allow is a failure, and the page stays', () => {
    const {state} = after(NAME, redirect('javascript:alert(1)'));
    assert.equal(state.status, 'failed');
    assert.equal(state.error.kind, 'protocol');
    assert.equal(state.page, NAME);
  });

  it('to the callback URL is the end, whatever its query', () => {
    const {state} = after(SUMMARY, redirect(`${CALLBACK}?fp_cot=cot_1`));
    assert.equal(state.status, 'complete');
    assert.equal(state.result.callbackUrl?.href, `${CALLBACK}?fp_cot=cot_1`);
  });

  it('after an action that ends a session is the end', () => {
    const {state} = next(withoutCallback(acted(after(SUMMARY), 'SAVE')), {page: LOGIN});
    assert.equal(state.status, 'complete');
    assert.equal(state.result.outcome, 'saved');
  });

  it('after BACK is a provider’s login', () => {
    assert.equal(
      next(withoutCallback(acted(after(SUMMARY), 'BACK')), {page: LOGIN}).state.status,
      'leaving',
    );
  });

  it('to another URL than a known callback URL is a provider’s login', () => {
    assert.equal(next(acted(after(SUMMARY), 'SAVE'), {page: LOGIN}).state.status, 'leaving');
  });

  it('that is only read is no end, whatever the last action', () => {
    const reading = {...withoutCallback(acted(after(SUMMARY), 'SAVE')), isReading: true};
    assert.equal(next(reading, {page: LOGIN}).state.status, 'leaving');
  });
});

describe('the end of a session', () => {
  const END = page('session_complete', {callback_uri: CALLBACK});
  const outcomeAfter = (conversation: Conversation, reply: Page = END) => {
    const {state} = next(conversation, {page: reply});
    return state.status === 'complete' && state.result.outcome;
  };
  const reading = (conversation: Conversation) => ({...conversation, isReading: true});
  const lost = (conversation: Conversation) => next(conversation, failure('network'));
  const stored = page('tariffs_summary', {currency_code: 'GBP', tariff: {}});

  for (const [what, conversation, outcome] of [
    ['that is the first page that is read', reading(START), 'unknown'],
    ['that is read behind a page', reading(after(SUMMARY)), 'unknown'],
    ['that is read behind a page that was stored', reading(after(stored)), 'unknown'],
    [
      'that is read after a reply',
      reading(next(acted(after(SUMMARY), 'EDIT'), {page: NAME})),
      'unknown',
    ],
    [
      'that is read after a lost answer',
      reading(lost(answered(after(NAME), {tariff: {name: 'Night'}}))),
      'unknown',
    ],
    ['that is read after a failed read', reading(lost(reading(after(SUMMARY)))), 'unknown'],
    ['that is read after a lost SAVE', reading(lost(acted(after(SUMMARY), 'SAVE'))), 'saved'],
    [
      'that is read after an unknown page in reply to SAVE',
      reading(next(acted(after(SUMMARY), 'SAVE'), {page: page('new_page')})),
      'saved',
    ],
    [
      'that is read after a lost DISCONNECT',
      reading(lost(acted(after(SUMMARY), 'DISCONNECT'))),
      'disconnected',
    ],
    ['that answers an answer', answered(after(TERM), {contract_end_date: null}), 'saved'],
    ['that answers a CLOSE', acted(after(SUMMARY), 'CLOSE'), 'closed'],
  ] as const)
    it(`${what} is ${outcome}`, () => {
      assert.equal(outcomeAfter(conversation), outcome);
    });

  it('has the names of provider and tariff from earlier pages', () => {
    const end = page('session_complete', {callback_uri: CALLBACK});
    const {state} = next(acted(after(TERM, SUMMARY), 'SAVE'), {page: end});
    assert.equal(state.status, 'complete');
    const {callbackUrl, ...result} = state.result;
    assert.equal(callbackUrl?.href, CALLBACK);
    assert.deepEqual(result, {
      ...{outcome: 'saved', direction: undefined, liveMode: true},
      ...{provider: 'Village Power', tariff: 'Night'},
    });
  });

  it('sets the callback URL for later redirects if the site has set none', () => {
    const start = newConversation({token: 'cot_1', callbackUrl: undefined, redirectPolicy: {}});
    const end = page('session_complete', {callback_uri: CALLBACK});
    const ended = next(start, {page: end});
    const {state} = next({...ended, token: 'cot_2'}, {page: redirect(`${CALLBACK}?x=1`)});
    assert.equal(state.status, 'complete');
  });

  it('is closed at a page without a request', () => {
    const stored = page('tariff_summary', {currency_code: 'GBP', tariff: {}});
    const {state} = closeAt(after(stored), stored);
    assert.equal(state.status, 'complete');
    assert.equal(state.result.outcome, 'saved');
    assert.equal(state.page.data.closedByCustomer, true);
  });
});

describe('a page', () => {
  it('with another route is a new step, and the one before it can be gone back to', () => {
    const named = answered(after(NAME), {tariff: {name: 'Night'}});
    const {answers, state} = next(named, {page: TERM});
    assert.equal(state.step, named.state.step + 1);
    assert.deepEqual(
      answers.history.map(({data}) => data),
      [{...NAME.data, tariff: {name: 'Night'}}],
    );
  });

  it('with the same route is the same step', () => {
    const before = after(NAME);
    const {state, answers} = next(before, {page: NAME});
    assert.equal(state.step, before.state.step);
    assert.equal(answers.history.length, 0);
  });

  it('after a provider’s login leaves no step to go back to', () => {
    assert.equal(after(LOGIN, SUMMARY).answers.history.length, 0);
  });

  it('comes with the rejection of the request that led to it', () => {
    const rejection = {code: 'moved_on', message: ''};
    const {state} = next(after(SUMMARY), {page: NAME, rejection});
    assert.equal(state.status === 'page' && state.rejection, rejection);
  });

  it('keeps no more than 20 steps to go back', () => {
    const pages = Array.from({length: 25}, (_, index) => page(`unknown_${index}`));
    const {answers} = after(...pages);
    assert.equal(answers.history.length, 20);
    assert.equal(answers.history.at(0)?.route, 'unknown_4');
  });

  it('that the service goes back to is filled in', () => {
    const named = answered(after(NAME), {tariff: {name: 'Night'}});
    const back = acted(next(named, {page: TERM}), 'BACK');
    assert.deepEqual(next(back, {page: NAME}).state.page?.data, {
      ...{...NAME.data, tariff: {name: 'Night'}},
    });
  });
});

describe('going back', () => {
  const named = answered(after(NAME), {tariff: {name: 'Night'}});
  const back = goBack(next(named, {page: TERM}));

  it('shows the page before with its answer', () => {
    assert.deepEqual(back.state.page?.data, {...NAME.data, tariff: {name: 'Night'}});
    assert.equal(back.answers.history.length, 0);
    assert.equal(back.serverRoute, TERM.route);
  });

  it('is not undone by a read that finds the service unchanged', () => {
    const {state} = next({...busy(back), isReading: true}, {page: TERM});
    assert.equal(state.status, 'page');
    assert.equal(state.page, back.state.page);
    assert.equal(state.step, back.state.step);
  });

  it('changes nothing without a history', () => {
    const first = after(NAME);
    assert.equal(goBack(first), first);
  });
});

describe('going back with the service', () => {
  const PROVIDERS = page('provider_select', {providers: [{id: 'prv_1', display_name: 'Village'}]}, [
    'BACK',
  ]);
  const TARIFFS = page('tariff_select', {tariffs: [{id: 'trt_1', name: 'Night'}]}, ['BACK']);
  const FAILED = page('tariff_connection_failed', {provider: {}}, ['EDIT']);

  /** A conversation after these pages. */
  const at = (apiVersion: 'zero' | 'anode' | 'busbar', ...pages: Page[]): Conversation =>
    pages.reduce<Conversation>(
      (conversation, shown) => next(busy(conversation), {page: shown}),
      newConversation({token: 'cot_1', callbackUrl: CALLBACK, redirectPolicy: {}, apiVersion}),
    );
  const routes = ({answers}: Conversation) => answers.history.map(({route}) => route);

  it('takes the page that it leads to out of the history, and never adds the one that was left', () => {
    const before = at('zero', NAME, PROVIDERS, TARIFFS);
    const back = next(busy(acted(before, 'BACK')), {page: PROVIDERS});
    assert.deepEqual(routes(back), [NAME.route]);
    const first = next(busy(acted(back, 'BACK')), {page: NAME});
    assert.deepEqual(routes(first), []);
    const elsewhere = next(busy(acted(before, 'BACK')), {page: TERM});
    assert.deepEqual(routes(elsewhere), [NAME.route, PROVIDERS.route]);
  });

  it('takes a page out of the history although the reply to BACK was lost', () => {
    const lost = next(busy(acted(at('zero', PROVIDERS, TARIFFS), 'BACK')), failure('timeout'));
    assert.deepEqual(routes(next({...busy(lost), isReading: true}, {page: PROVIDERS})), []);
  });

  for (const apiVersion of ['anode', 'busbar'] as const) {
    it(`is the only way in ${apiVersion}: no page is shown from memory`, () => {
      assert.deepEqual(routes(at(apiVersion, NAME, PROVIDERS, TARIFFS, FAILED)), []);
      const back = next(busy(acted(at(apiVersion, PROVIDERS, TARIFFS), 'BACK')), {page: PROVIDERS});
      assert.deepEqual(routes(back), []);
    });

    it(`is not needed at a redirect in ${apiVersion}, which is a page of the widget`, () => {
      const leaving = at(apiVersion, NAME, PROVIDERS, LOGIN);
      assert.deepEqual(routes(leaving), [PROVIDERS.route]);
      assert.deepEqual(routes(next(busy(leaving), {page: LOGIN})), [PROVIDERS.route]);
      assert.deepEqual(routes(next(busy(leaving), {page: FAILED})), []);
      const back = goBack(leaving);
      assert.equal(back.state.page?.route, PROVIDERS.route);
      assert.deepEqual(routes(next(busy(back), {page: TARIFFS})), []);
    });
  }

  it('depends on the API version in a new session, too', () => {
    const restarted = {...at('anode', NAME), token: 'cot_2'};
    assert.deepEqual(routes(next(next(restarted, {page: NAME}), {page: TERM})), []);
  });
});

describe('a new session', () => {
  const named = answered(after(SUMMARY, NAME), {tariff: {name: 'Night'}});
  const restarted = {...acted(named, 'SAVE'), token: 'cot_2'};

  it('forgets what belongs to the old one', () => {
    const {pageToken, lastAction, tariff, answers} = next(restarted, {page: TERM});
    assert.deepEqual([pageToken, lastAction, tariff], ['cot_2', undefined, undefined]);
    assert.equal(answers.history.length, 0);
    assert.equal(isCorrection(answers, NAME, {tariff: {name: 'Day'}}), false);
  });

  it('fills in an earlier answer once', () => {
    const first = next(restarted, {page: NAME});
    assert.deepEqual(first.state.page?.data, {...NAME.data, tariff: {name: 'Night'}});
    assert.deepEqual(next(first, {page: NAME}).state.page?.data, NAME.data);
  });

  it('at the same page is the same step, so that the input stays', () => {
    assert.equal(next(restarted, {page: NAME}).state.step, named.state.step);
  });
});

it('a conversation is never changed in place', () => {
  const before = answered(after(NAME), {tariff: {name: 'Night'}});
  const copy = structuredClone(before);
  next(before, {page: TERM});
  next(before, {rejection: {code: 'x', message: ''}});
  next({...before, token: 'cot_2'}, {page: NAME});
  goBack(before);
  assert.deepEqual(before, copy);
});
