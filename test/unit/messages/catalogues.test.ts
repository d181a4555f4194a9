import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  loadMessagesFrom,
  messagesFor,
  onMessages,
  registerMessages,
} from '../../../src/messages/catalogues.js';
import {de} from '../../../src/messages/de.js';
import {fr} from '../../../src/messages/fr.js';

test('messages that a site registers take precedence over a file that is still loading', async () => {
  const own = {...de, launch: 'Los geht’s'};
  let arrive = () => {};
  const arrival = new Promise<void>(resolve => (arrive = resolve));
  loadMessagesFrom({
    languages: ['de', 'fr'],
    load: async () => {
      await arrival;
      return [Object.values(fr), {}];
    },
  });
  assert.equal(messagesFor('de'), undefined);
  assert.equal(messagesFor('fr'), undefined);
  registerMessages(own);
  let times = 0;
  const both = new Promise<void>(resolve => onMessages(() => ++times === 2 && resolve()));
  arrive();
  await both;
  assert.equal(messagesFor('de'), own);
  assert.equal(messagesFor('fr')?.lang, 'fr');
});
