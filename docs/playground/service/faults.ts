import type {Fault, FaultType} from 'flatpeak-connect/simulator';

/** Faults that end a request. They strike when the customer answers a page, and once. */
const AT_ANSWER: ReadonlySet<FaultType> = new Set<FaultType>([
  ...(['status', 'error-object', 'malformed', 'truncated', 'empty', 'reset'] as const),
  ...(['lost-answer', 'hang', 'unanswered'] as const),
  ...(['server-error', 'token-expired', 'token-unknown'] as const),
]);

/** Whether a fault waits for an answer; others change every page. */
export const isAtAnswer = (type: FaultType): boolean => AT_ANSWER.has(type);

/** The first turn reads the page, the second one is the customer's answer. */
const ANSWER_TURN = 2;
const DELAY_MS = 3000;

/** A fault of the conversation. */
export const conversationFault = (type: FaultType): Fault => ({
  type,
  ...(isAtAnswer(type) ? {at: ANSWER_TURN} : {times: 'always' as const}),
  ...(type === 'delay' && {ms: DELAY_MS}),
});

/** A fault of each request to the REST API. */
export const restFault = (type: FaultType): object => ({
  type,
  times: 'always',
  ...(type === 'delay' && {ms: DELAY_MS}),
});
