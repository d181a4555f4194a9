import {
  actionRequest,
  answerRequest,
  startRequest,
  type ConnectRequest,
} from '../protocol/request.js';
import {DEFAULT_API_VERSION, type ApiVersion, type Journey} from '../protocol/api-versions.js';
import type {AnswerOf, Page} from '../protocol/routes.js';
import {isCorrection, markSent, record} from './answers.js';
import {requestToken, type TokenSource} from './backend/token.js';
import type {TurnClient, TurnResult} from './turn-client.js';
import {busy, closeAt, goBack, newConversation, next, type Conversation} from './conversation.js';
import {ConnectError} from './errors.js';
import {READ_RETRY_DELAYS_MS, withRetry} from './retry.js';
import {isOpen, isOver, type ConnectState} from './state.js';
import {TurnLock} from './turn-lock.js';

export interface ConnectSessionOptions {
  /** The connect token. It is only ever part of requests and of the URLs that need it. */
  token?: string | undefined;
  /** Gets a new token: if there is none yet, and for a new session after one has expired. */
  fetchToken?: TokenSource | undefined;
  apiVersion?: ApiVersion;
  journey?: Journey | undefined;
  /** Whether the token came back from a provider's login, so that its session is already open. */
  isReturn?: boolean;
  /** The URL where the site's sessions end: a redirect to it is no provider's login. */
  callbackUrl?: string | undefined;
  /** Which redirect URLs are allowed. */
  redirectPolicy?: Conversation['redirectPolicy'];
  /** Delays before each retry of a read, in ms; each is jittered by up to a quarter. */
  retryDelays?: readonly number[];
}

/** The service's code for an answer to a page that is no longer current. */
const ROUTE_STALE = 'route_invalid';

/**
 * A session of the service: one page, one answer, the next page.
 *
 * One turn (a request and its response) is in flight at a time; calls in the meantime are ignored.
 * Reads are retried, answers never: after an answer whose outcome is unknown, the page is read
 * again. Answers are kept, even if a new session has to begin.
 */
export class ConnectSession {
  readonly #client: TurnClient;
  readonly #fetchToken: ConnectSessionOptions['fetchToken'];
  readonly #apiVersion: ApiVersion;
  readonly #journey: Journey | undefined;
  readonly #retryDelays: readonly number[];
  readonly #listeners = new Set<(state: ConnectState) => void>();
  readonly #lock = new TurnLock();
  #conversation: Conversation;

  constructor(client: TurnClient, options: ConnectSessionOptions) {
    const {token = '', callbackUrl, redirectPolicy = {}} = options;
    this.#client = client;
    this.#fetchToken = options.fetchToken;
    this.#apiVersion = options.apiVersion ?? DEFAULT_API_VERSION;
    this.#journey = options.journey;
    this.#retryDelays = options.retryDelays ?? READ_RETRY_DELAYS_MS;
    this.#conversation = newConversation({
      token,
      callbackUrl,
      redirectPolicy,
      apiVersion: this.#apiVersion,
      returnToken: options.isReturn ? token : undefined,
    });
  }

  get state(): ConnectState {
    return this.#conversation.state;
  }

  /** The provider that the customer chose, or that a page showed last. */
  get provider(): object | undefined {
    return this.#conversation.provider;
  }

  /** Calls the listener with each new state; returns a function that removes the listener. */
  subscribe(listener: (state: ConnectState) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Reads the current page of the session: the first page, and after every interruption. */
  async start(): Promise<void> {
    await this.#runTurn(async signal => {
      this.#update({isReading: true});
      const hadToken = this.#conversation.token !== '';
      try {
        return await this.#read(signal);
      } catch (error) {
        const isStale = error instanceof ConnectError && error.kind === 'expired';
        if (!isStale || !hadToken || !this.#fetchToken || this.state.page) throw error;
        // The token expired before the first page: a new session loses nothing.
        this.#update({token: ''});
        return this.#read(signal);
      }
    });
  }

  /** Whether a new session can begin, because there is a source of tokens. */
  get canRestart(): boolean {
    return this.#fetchToken !== undefined;
  }

  /** Begins a new session if there is a source of tokens; otherwise reads the page again. */
  async restart(): Promise<void> {
    if (this.#lock.isHeld) return;
    if (this.canRestart) this.#update({token: ''});
    await this.start();
  }

  /** Call this when the browser is online again: repeats a read that failed for that reason. */
  async reconnect(): Promise<void> {
    const {state} = this;
    const isCutOff = state.status === 'failed' && state.error.kind === 'network';
    if (isCutOff && this.#conversation.isReading) await this.start();
  }

  /** Answers the page on screen. */
  async answer(data: AnswerOf): Promise<void> {
    const {page} = this.state;
    if (!page || !isOpen(this.state)) return;
    this.#update({answers: record(this.#conversation.answers, page, data)});
    await this.#submit(page, isCorrection(this.#conversation.answers, page, data), () => {
      const {answers, token} = this.#conversation;
      this.#update({answers: markSent(answers, page, data), lastAction: undefined});
      return answerRequest(token, page, data, this.#client.pageTypes);
    });
  }

  /**
   * Performs an action that the page offers; ignores any other.
   * @param target the item to act on, if the page lists several
   */
  async act(action: string, target?: object): Promise<void> {
    const page = this.#pageWith(action);
    if (!page || !isOpen(this.state)) return;
    await this.#submit(page, false, () => {
      this.#update({lastAction: {kind: page.kind, action}});
      return actionRequest(this.#conversation.token, page, action, target);
    });
  }

  /** The page that offers an action: that of the service, if it cannot be read, or that on screen. */
  #pageWith(action: string): Page | undefined {
    const {refused, state} = this.#conversation;
    return [refused, state.page].find(page => page?.actions.includes(action));
  }

  /** Whether everything is stored, so that leaving now loses nothing. */
  get isSettled(): boolean {
    return this.state.page?.stored !== undefined;
  }

  /**
   * Closes the session, with the service's own action if the page offers it. A session that is not
   * settled and cannot be restarted stays open, so that the customer can resume it.
   */
  async leave(): Promise<void> {
    const {page} = this.state;
    if (!page || !(this.isSettled || this.canRestart)) return;
    if (this.#pageWith('CLOSE')) await this.act('CLOSE');
    else if (this.isSettled && isOpen(this.state)) this.#update(closeAt(this.#conversation, page));
  }

  /** Whether there is a page to go back to; this does not change while a turn is in flight. */
  get canGoBack(): boolean {
    const {state, answers} = this.#conversation;
    if (state.status === 'complete') return false;
    return this.#pageWith('BACK') !== undefined || answers.history.length > 0;
  }

  /**
   * Goes back to the previous page, with its answer. If the service offers no BACK, shows the page
   * from the history: the service accepts an answer to an earlier page.
   */
  async back(): Promise<void> {
    if (this.#lock.isHeld || !this.canGoBack) return;
    if (this.#pageWith('BACK')) await this.act('BACK');
    else this.#update(goBack(this.#conversation));
  }

  /** Aborts the turn in flight and removes all listeners. */
  dispose(): void {
    this.#lock.abort();
    this.#listeners.clear();
  }

  /**
   * Sends an answer or an action once. If the last turn failed, reads the page first and sends only
   * if the service still shows the same page, or if an answer is corrected: the service accepts
   * answers to earlier pages.
   */
  async #submit(page: Page, isCorrected: boolean, compose: () => ConnectRequest): Promise<void> {
    await this.#runTurn(async signal => {
      this.#update({isReading: false});
      if (this.#conversation.isUncertain) {
        const latest = await this.#read(signal);
        const {pageToken, token} = this.#conversation;
        const isSame = latest.page.route === page.route;
        const canCorrect = pageToken === token && latest.page.kind !== 'session-complete';
        if (!isSame && !(isCorrected && canCorrect)) return latest;
        this.#update({isUncertain: false});
      }
      const result = await this.#client.send(compose(), signal);
      return result.rejection?.code === ROUTE_STALE ? this.#catchUp(result, signal) : result;
    });
  }

  /** Reads the current page, because the customer went on in another window. */
  async #catchUp(stale: TurnResult, signal: AbortSignal): Promise<TurnResult> {
    this.#update({isReading: true, lastAction: undefined});
    const latest = await this.#read(signal);
    if (latest.page.route === this.#conversation.serverRoute) return stale;
    return {...latest, rejection: {code: 'moved_on', message: ''}};
  }

  async #runTurn(turn: (signal: AbortSignal) => Promise<TurnResult>): Promise<void> {
    if (isOver(this.state)) return;
    await this.#lock.run(
      signal => {
        this.#update(busy(this.#conversation));
        return turn(signal);
      },
      result => this.#update(next(this.#conversation, result)),
    );
  }

  /** Reads the current page, with retries, after fetching a token if there is none. */
  async #read(signal: AbortSignal): Promise<{page: Page}> {
    if (!this.#conversation.token) {
      if (!this.#fetchToken) throw new ConnectError('expired', 'There is no connect token.');
      this.#update({token: await requestToken(this.#fetchToken, signal)});
    }
    const {token, pageToken, returnToken} = this.#conversation;
    const how = [pageToken, returnToken].includes(token) ? 'resume' : 'open';
    const request = startRequest(token, this.#apiVersion, how, this.#journey);
    const send = () => this.#client.send(request, signal);
    const result = await withRetry(send, this.#retryDelays, signal);
    if ('page' in result) return result;
    // A read has no input for the customer to correct, so its rejection is a failure.
    const {code, message} = result.rejection;
    throw new ConnectError('server', message || code, {code, serviceMessage: message});
  }

  #update(change: Partial<Conversation>): void {
    const before = this.state;
    this.#conversation = {...this.#conversation, ...change};
    if (this.state === before) return;
    for (const listener of [...this.#listeners]) listener(this.state);
  }
}
