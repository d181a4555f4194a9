import type {Translator} from '../../messages/translator.js';
import {humanize, keyOf} from '../format/names.js';

/** Other names of the states, of older copies of the documentation or in American spelling. */
const SAME_STATES: ReadonlyMap<string, string> = new Map([
  ['ENROLLED', 'ACTIVE'],
  ['ENROLMENT_PENDING', 'ENROLMENT_REQUESTED'],
  ['ENROLMENT_STARTED', 'ENROLMENT_REQUESTED'],
  ['CONSENT_REQUIRED', 'AWAITING_CONSENT'],
  ['AWAITING_METER', 'AWAITING_METER_ACCESS'],
  ['AWAITING_DISPATCH', 'CONFIRMING_DISPATCH'],
  ['AWAITING_DISPATCH_CONFIRMATION', 'CONFIRMING_DISPATCH'],
  ['NOT_ELIGIBLE', 'INELIGIBLE'],
  ['PAUSED', 'SUSPENDED'],
  ['UNENROLMENT_PENDING', 'UNENROLMENT_REQUESTED'],
  ['UNENROLLING', 'LEAVING'],
  ['LEAVE_REQUESTED', 'UNENROLMENT_REQUESTED'],
  ['NOT_JOINED', 'NOT_ENROLLED'],
  ['ERROR', 'FAILED'],
]);

function canonical(state: string): string {
  const name = state
    .toUpperCase()
    .replace('ENROLLMENT', 'ENROLMENT')
    .replace(/^(PENDING|WAITING_FOR|CHECKING)_/, 'AWAITING_');
  return SAME_STATES.get(name) ?? name;
}

/** The words for a status of the landing page or a state of a participation; see B2.4 of Busbar. */
export const stateWords = (state: string, translator: Translator): string =>
  state && (translator.find([`vpp-state.${keyOf(canonical(state))}`]) ?? humanize(state));

/** The state that a customer would name, of which another is a step. */
const WHOLE: ReadonlyMap<string, string> = new Map([
  ['ENROLMENT_REQUESTED', 'ENROLLING'],
  ['CONFIRMING_DISPATCH', 'ENROLLING'],
  ['UNENROLMENT_REQUESTED', 'LEAVING'],
  ['WINDING_DOWN', 'LEAVING'],
]);

/** The state that a customer would name: `ENROLLING` for any step of joining. */
export function wholeState(state: string): string {
  const name = canonical(state);
  return WHOLE.get(name) ?? (name.startsWith('AWAITING_') ? 'ENROLLING' : state);
}

/** How a state looks: well, under way, or in need of the customer's attention. */
export type Mood = 'good' | 'waiting' | 'bad' | 'none';

const MOODS: ReadonlyMap<string, Mood> = new Map([
  ['ACTIVE', 'good'],
  ['REGISTERED', 'good'],
  ['INELIGIBLE', 'bad'],
  ['SUSPENDED', 'bad'],
  ['FAILED', 'bad'],
  ['NOT_ENROLLED', 'none'],
  ['LEFT', 'none'],
  ['UNENROLLED', 'none'],
  ['OFFBOARDED', 'none'],
]);

export const moodOf = (state: string): Mood => MOODS.get(canonical(state)) ?? 'waiting';

/** The statuses in which a programme can be joined, with the text of its button. */
const JOINABLE: ReadonlyMap<string, 'join' | 'join-again'> = new Map([
  ['NOT_ENROLLED', 'join'],
  ['', 'join'],
  ['LEFT', 'join-again'],
]);

export const choiceOf = (status: string): 'join' | 'join-again' | 'view' =>
  JOINABLE.get(canonical(status)) ?? 'view';
