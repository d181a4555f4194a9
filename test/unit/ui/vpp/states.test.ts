import assert from 'node:assert/strict';
import {test} from 'node:test';
import {en} from '../../../../src/messages/en.js';
import {Translator} from '../../../../src/messages/translator.js';
import {vppEn} from '../../../../src/messages/vpp/en.js';
import {PARTICIPATION_STATES} from '../../../../src/simulator/world/participations.js';
import {choiceOf, stateWords} from '../../../../src/ui/vpp/states.js';

const english = new Translator('en', {...vppEn, ...en});
const LANDING = ['NOT_ENROLLED', 'ENROLLING', 'ACTIVE', 'LEAVING', 'LEFT'];

test('every state of the documentation has words', () => {
  for (const state of [...PARTICIPATION_STATES, ...LANDING])
    assert.ok(`vpp-state.${state.toLowerCase().replaceAll('_', '-')}` in vppEn, state);
});

test('other names of a state have the same words, and an unknown one its own name', () => {
  const words = (state: string) => stateWords(state, english);
  assert.equal(words('UNENROLLMENT_REQUESTED'), words('UNENROLMENT_REQUESTED'));
  assert.equal(words('PENDING_ELIGIBILITY'), words('AWAITING_ELIGIBILITY'));
  assert.equal(words('active'), 'Taking part');
  assert.equal(words('AWAITING_MOON_PHASE'), 'Awaiting moon phase');
  assert.equal(words('constructor'), 'Constructor');
  assert.equal(words(''), '');
});

test('a programme can be joined unless the customer is in it', () => {
  assert.deepEqual(
    ['NOT_ENROLLED', 'LEFT', 'ENROLLING', 'ACTIVE', 'LEAVING', 'NEW'].map(choiceOf),
    ['join', 'join-again', 'view', 'view', 'view', 'view'],
  );
});
