import type {Page} from '../protocol/routes.js';

/** Maximum number of pages that the customer can go back; a page may hold a list of thousands. */
const MAX_BACK_STEPS = 20;

/** The customer's answers, so that nothing has to be typed again. Every function returns a copy. */
export interface Answers {
  /**
   * The pages before the one on screen, oldest first, with their answers filled in. Where only the
   * service leads back, there is one at a redirect alone.
   */
  readonly history: readonly Page[];
  readonly byRoute: ReadonlyMap<string, RouteAnswers>;
}

interface RouteAnswers {
  /** The last answer of this session. */
  readonly latest?: object | undefined;
  /** The last answer that was sent to the service. */
  readonly sent?: object;
  /** The answer of an earlier session: it prefills its page once. */
  readonly earlier?: object | undefined;
}

export const NO_ANSWERS: Answers = {history: [], byRoute: new Map()};

const change = (answers: Answers, {route}: Page, changes: RouteAnswers): Answers => ({
  ...answers,
  byRoute: new Map(answers.byRoute).set(route, {...answers.byRoute.get(route), ...changes}),
});

/** Records the customer's answer to a page, whether or not it is sent. */
export const record = (answers: Answers, page: Page, latest: object): Answers =>
  change(answers, page, {latest});

/** Marks an answer as sent to the service. */
export const markSent = (answers: Answers, page: Page, sent: object): Answers =>
  change(answers, page, {sent});

/** Whether the service may hold a different answer to the page. */
export function isCorrection({byRoute}: Answers, {route}: Page, answer: object): boolean {
  const sent = byRoute.get(route)?.sent;
  return sent !== undefined && JSON.stringify(sent) !== JSON.stringify(answer);
}

/** Adds the page on screen to the history. */
export const pushHistory = ({history, byRoute}: Answers, page: Page): Answers => ({
  history: [...history, fill(page, byRoute.get(page.route)?.latest)].slice(-MAX_BACK_STEPS),
  byRoute,
});

/** Removes a page, and those after it, from the history: the service went back to it. */
export function popHistory({history, byRoute}: Answers, {route}: Page): Answers {
  const at = history.findLastIndex(page => page.route === route);
  return {history: at < 0 ? history : history.slice(0, at), byRoute};
}

/**
 * Fills in the answer that the customer gave to this page in an earlier session.
 * @param isBack the service went back to the page and may have dropped its answer: fills in the
 * latest one
 */
export function prefill(answers: Answers, page: Page, isBack: boolean): [Page, Answers] {
  const {earlier, latest} = answers.byRoute.get(page.route) ?? {};
  const filled = fill(page, earlier ?? (isBack ? latest : undefined));
  return [filled, change(answers, page, {earlier: undefined})];
}

/** The answers at the start of another session: all of them prefill their pages again. */
export const carryOver = ({byRoute}: Answers): Answers => ({
  history: [],
  byRoute: new Map(
    [...byRoute].map(([route, {latest, earlier}]) => [route, {earlier: latest ?? earlier}]),
  ),
});

const fill = (page: Page, answer: object | undefined): Page =>
  answer ? ({...page, data: {...page.data, ...answer}} as Page) : page;
