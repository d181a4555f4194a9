import type {Page} from '../protocol/routes.js';

/** Nobody goes back by more pages; a page may hold a list of thousands. */
const FAR_ENOUGH = 20;

/** What the customer answered, page by page, so that nothing has to be typed again. */
export class Answers {
  /** The pages behind the one on screen, each with what was answered laid over its data. */
  readonly #trail: Page[] = [];
  /** The last answer to each route, and the last that went to the service. */
  readonly #last = new Map<string, object>();
  readonly #sent = new Map<string, object>();
  /** Answers of a session that has ended: each is offered once where its page comes again. */
  readonly #recalled = new Map<string, object>();

  /** Whether there is a page to go back to. */
  get canGoBack(): boolean {
    return this.#trail.length > 0;
  }

  /** The customer's answer to a page, whatever becomes of it. */
  note({route}: Page, answer: object): void {
    this.#last.set(route, answer);
  }

  /** An answer goes to the service. */
  send({route}: Page, answer: object): void {
    this.#sent.set(route, answer);
  }

  /** Whether the service may have another answer to the page. */
  isCorrection({route}: Page, answer: object): boolean {
    const sent = this.#sent.get(route);
    return sent !== undefined && JSON.stringify(sent) !== JSON.stringify(answer);
  }

  /** The page is left behind, and can be come back to. */
  leave(page: Page): void {
    if (this.#trail.length === FAR_ENOUGH) this.#trail.shift();
    this.#trail.push(answered(page, this.#last.get(page.route)));
  }

  /** The page behind, with what was answered there. */
  back(): Page | undefined {
    return this.#trail.pop();
  }

  /**
   * A page that comes, with what was answered to it in a session that has ended.
   * @param isBack the service went back to it, and may not say what was answered
   */
  recall(page: Page, isBack: boolean): Page {
    const {route} = page;
    const answer = this.#recalled.get(route) ?? (isBack ? this.#last.get(route) : undefined);
    this.#recalled.delete(route);
    return answered(page, answer);
  }

  /** Another session begins. */
  begin(): void {
    for (const [route, answer] of this.#last) this.#recalled.set(route, answer);
    this.#last.clear();
    this.#sent.clear();
    this.#trail.length = 0;
  }
}

/** The page with what was answered laid over its data. */
const answered = (page: Page, answer: object | undefined): Page =>
  answer ? ({...page, data: {...page.data, ...answer}} as Page) : page;
