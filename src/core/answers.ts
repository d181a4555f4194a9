import type {Page} from '../protocol/routes.js';

/** Maximum number of pages that the customer can go back; a page may hold a list of thousands. */
const MAX_BACK_STEPS = 20;

/** The customer's answers, so that nothing has to be typed again. Every function returns a copy. */
export interface Answers {
  /** The pages before the one on screen, oldest first, with their answers filled in. */
  readonly history: readonly Page[];
  /** The last answer to each route. */
  readonly latest: ReadonlyMap<string, object>;
  /** The last answer to each route that was sent to the service. */
  readonly sent: ReadonlyMap<string, object>;
  /** Answers from an earlier session: each prefills its page once. */
  readonly carriedOver: ReadonlyMap<string, object>;
}

const NONE: ReadonlyMap<string, object> = new Map();

export const NO_ANSWERS: Answers = {history: [], latest: NONE, sent: NONE, carriedOver: NONE};

/** Records the customer's answer to a page, whether or not it is sent. */
export const record = (answers: Answers, {route}: Page, answer: object): Answers => ({
  ...answers,
  latest: new Map(answers.latest).set(route, answer),
});

/** Marks an answer as sent to the service. */
export const markSent = (answers: Answers, {route}: Page, answer: object): Answers => ({
  ...answers,
  sent: new Map(answers.sent).set(route, answer),
});

/** Whether the service may hold a different answer to the page. */
export function isCorrection({sent}: Answers, {route}: Page, answer: object): boolean {
  const before = sent.get(route);
  return before !== undefined && JSON.stringify(before) !== JSON.stringify(answer);
}

/** Adds the page on screen to the history. */
export const pushHistory = (answers: Answers, page: Page): Answers => ({
  ...answers,
  history: [...answers.history, fill(page, answers.latest.get(page.route))].slice(-MAX_BACK_STEPS),
});

/** Removes the last page from the history. */
export const popHistory = (answers: Answers): Answers => ({
  ...answers,
  history: answers.history.slice(0, -1),
});

/**
 * Fills in the answer that the customer gave to this page in an earlier session.
 * @param isBack the service went back to the page and may have dropped its answer: fills in the
 * latest one
 */
export function prefill(answers: Answers, page: Page, isBack: boolean): [Page, Answers] {
  const {route} = page;
  const carriedOver = new Map(answers.carriedOver);
  const answer = carriedOver.get(route) ?? (isBack ? answers.latest.get(route) : undefined);
  carriedOver.delete(route);
  return [fill(page, answer), {...answers, carriedOver}];
}

/** The answers at the start of another session: all of them prefill their pages again. */
export const carryOver = ({latest, carriedOver}: Answers): Answers => ({
  ...NO_ANSWERS,
  carriedOver: new Map([...carriedOver, ...latest]),
});

const fill = (page: Page, answer: object | undefined): Page =>
  answer ? ({...page, data: {...page.data, ...answer}} as Page) : page;
