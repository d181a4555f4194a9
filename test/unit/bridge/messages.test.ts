import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, test} from 'node:test';
import {
  encodeMessage,
  parseAppMessage,
  parsePageMessage,
  type AppMessage,
  type PageMessage,
} from '../../../src/bridge/index.js';

type ByType<M extends {type: string}> = {readonly [Type in M['type']]: Extract<M, {type: Type}>};

/** One message of each type, with all its fields. */
const PAGE: ByType<PageMessage> = {
  ready: {type: 'ready', release: '0.1.0'},
  page: {type: 'page', kind: 'postal-address', route: 'postal_address_capture', step: 1},
  redirect: {type: 'redirect', url: 'https://provider.example/login?fp_cot=cot_1'},
  complete: {
    type: 'complete',
    outcome: 'saved',
    direction: 'IMPORT',
    liveMode: true,
    provider: 'Octopus Energy',
    tariff: 'Agile',
  },
  close: {type: 'close', complete: true},
  error: {
    type: 'error',
    kind: 'server',
    code: 'account_disabled',
    message: 'The service reported an error.',
    status: 422,
  },
  height: {type: 'height', height: 640},
};

const APP: ByType<AppMessage> = {
  token: {type: 'token', token: 'cot_1', apiVersion: 'anode', login: 'app'},
  theme: {type: 'theme', theme: 'dark', tokens: {'--flatpeak-color-accent': '#0a7d4f'}},
  language: {type: 'language', language: 'de-AT'},
  'safe-area': {type: 'safe-area', top: 47, right: 0, bottom: 34, left: 0},
  back: {type: 'back'},
  return: {type: 'return', url: 'https://connect.example.com/app/return?fp_cot=cot_1'},
};

/** The fields that a message may lack. */
const OPTIONAL = new Set([
  ...['direction', 'provider', 'tariff', 'status'],
  ...['apiVersion', 'login', 'theme', 'tokens'],
]);

// Apps in the field send and read these texts for years. A line that is there may not change: that
// is a breaking change, and needs another BRIDGE_VERSION. New types and optional fields may come.
const GOLDEN = JSON.parse(
  readFileSync(new URL('messages.golden.json', import.meta.url), 'utf8'),
) as Record<'page' | 'app', Record<string, string>>;

const encoded = (messages: ByType<PageMessage> | ByType<AppMessage>) =>
  Object.fromEntries(
    Object.values(messages).map(message => [message.type, encodeMessage(message)]),
  );

test('the texts of the messages are those of the golden file', () => {
  assert.deepEqual({page: encoded(PAGE), app: encoded(APP)}, GOLDEN);
});

const SIDES = [
  {name: 'page', messages: PAGE, others: APP, parse: parsePageMessage},
  {name: 'app', messages: APP, others: PAGE, parse: parseAppMessage},
] as const;

for (const {name, messages, others, parse} of SIDES)
  describe(`a message from the ${name}`, () => {
    for (const message of Object.values(messages) as (PageMessage | AppMessage)[]) {
      const {type} = message;
      const whole = {flatpeak: 1, ...message};

      test(`${type} is read from its text and as an object`, () => {
        assert.deepEqual(parse(encodeMessage(message)), message);
        assert.deepEqual(parse(whole), message);
        assert.deepEqual(parse({...whole, later: 1}), {...message, later: 1}, 'with a new field');
      });

      test(`${type} is refused if it is of another version`, () => {
        for (const flatpeak of [undefined, null, 0, 2, '1', true])
          assert.equal(parse({...whole, flatpeak}), undefined);
      });

      for (const field of Object.keys(message).filter(each => each !== 'type')) {
        if (OPTIONAL.has(field)) {
          test(`${type} may lack ${field}`, () => {
            const {[field]: _, ...less} = message as Record<string, unknown>;
            assert.deepEqual(parse({flatpeak: 1, ...less}), less);
          });
          continue;
        }
        test(`${type} is refused without ${field}, or with another type of it`, () => {
          const {[field]: value, ...less} = whole as Record<string, unknown>;
          assert.equal(parse(less), undefined);
          const wrong = [
            null,
            [],
            {},
            NaN,
            ...['text', 1, true].filter(o => typeof o !== typeof value),
          ];
          for (const each of wrong)
            assert.equal(parse({...whole, [field]: each}), undefined, JSON.stringify(each));
        });
      }
    }

    test('is refused if it goes the other way', () => {
      for (const message of Object.values(others))
        assert.equal(parse(encodeMessage(message as PageMessage)), undefined, message.type);
    });

    test('is refused if it is none', () => {
      for (const data of [
        ...[undefined, null, 0, true, [], {}, '', '{', 'null', '1', '"ready"', '[]'],
        ...['{"flatpeak":1}', '{"flatpeak":1,"type":null}', '{"flatpeak":1,"type":["ready"]}'],
        ...['confetti', 'toString', '__proto__', 'constructor'].map(type => ({flatpeak: 1, type})),
      ])
        assert.equal(parse(data), undefined, JSON.stringify(data));
    });
  });
