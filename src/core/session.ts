import {
  actionRequest,
  answerRequest,
  startRequest,
  type ConnectRequest,
} from '../protocol/request.js';
import {
  DEFAULT_API_VERSION,
  type AnswerOf,
  type ApiVersion,
  type Direction,
  type Page,
} from '../protocol/routes.js';
import type {Outcome} from '../protocol/session-complete.js';
import {Answers} from './answers.js';
import type {ConnectClient, Turn} from './client.js';
import {ConnectError, type PageProblem} from './errors.js';
import {isSamePlace, judgeAddress, withToken, type AddressRules} from './redirect-policy.js';
import {isEnding, outcomeOf, type LastAction} from './outcome.js';
import {persist, RETRY_DELAYS} from './retry.js';
import {askForToken, type TokenSource} from './backend/token.js';

/** How a session ended, for the host. Carries no token. */
export interface ConnectResult {
  readonly outcome: Outcome;
  readonly direction: Direction | undefined;
  readonly liveMode: boolean;
  /** The provider's name, where a page showed it. */
  readonly provider: string | undefined;
  /** The tariff's name, where a page showed it. */
  readonly tariff: string | undefined;
  /** Where the host asked the customer to be sent, with the token; absent where it must not be followed. */
  readonly callback: URL | undefined;
}

/**
 * Everything that a view needs; replaced, never mutated. `step` is the identity of the page
 * on screen: it grows when another page comes and stays when the service objects, or when the
 * same page is read again, so that what was typed stays.
 */
export type ConnectState =
  | {readonly status: 'idle'; readonly page?: undefined; readonly step: number}
  | {readonly status: 'busy'; readonly page?: Page; readonly step: number}
  | {
      readonly status: 'page';
      readonly page: Page;
      readonly step: number;
      readonly problem?: PageProblem;
    }
  | {
      readonly status: 'leaving';
      readonly page: Page<'redirect'>;
      readonly step: number;
      readonly address: URL;
    }
  | {
      readonly status: 'complete';
      readonly page: Page<'session-complete'>;
      readonly step: number;
      readonly result: ConnectResult;
    }
  | {
      readonly status: 'failed';
      readonly page?: Page;
      readonly step: number;
      readonly error: ConnectError;
    };

export interface ConnectSessionOptions {
  /** The connect token; leaves this object only in requests and in the addresses that need it. */
  token?: string | undefined;
  /** Gets a new token: where there is none yet, and to start again after one has expired. */
  fetchToken?: TokenSource | undefined;
  apiVersion?: ApiVersion;
  /** The token comes back from the provider's login, so that the session was opened before. */
  isReturn?: boolean;
  /** Where the host's backend has sessions end: a redirect to there is no provider's login. */
  callback?: string | undefined;
  /** Which addresses of the service may be followed. */
  addresses?: Omit<AddressRules, 'live'>;
  /** Milliseconds to wait before each further try of a read, give or take a quarter. */
  retryDelays?: readonly number[];
}

/** The service's code where it no longer takes an answer to the page. */
const GONE = 'route_invalid';

/**
 * The conversation: one page, one answer, the next page.
 *
 * One turn is in flight at a time; what is asked meanwhile is ignored. Reads may be repeated,
 * answers never are: after an answer whose fate is unknown the page is read again. What was
 * answered stays, also where a new session has to begin.
 */
export class ConnectSession {
  readonly #client: Pick<ConnectClient, 'send'>;
  readonly #fetchToken: ConnectSessionOptions['fetchToken'];
  readonly #apiVersion: ApiVersion;
  /** The token that a login brought back. */
  readonly #returned: string | undefined;
  /** Where sessions end; learned at the first end, where the host does not say. */
  #callback: string | undefined;
  readonly #addresses: Omit<AddressRules, 'live'>;
  readonly #retryDelays: readonly number[];
  readonly #listeners = new Set<(state: ConnectState) => void>();
  #state: ConnectState = {status: 'idle', step: 0};
  #token: string;
  #turn?: AbortController | undefined;
  /** The token of the session that the page on screen belongs to. */
  #pageToken = '';
  /** The route of the service's last page; the page on screen may be one before it. */
  #at = '';
  readonly #answers = new Answers();
  /** Whether the last turn failed, so that the service may be further than the page on screen. */
  #isUncertain = false;
  /** Whether the last turn only read. */
  #wasReading = false;
  /** The service wants to hear nothing before this moment, in milliseconds since 1970. */
  #quiet?: {readonly error: ConnectError; readonly until: number};
  /** What the last turn did besides reading; nothing after an answer. */
  #lastAction?: LastAction | undefined;
  /** What the service has stored by itself. */
  #stored?: Outcome | undefined;
  #provider?: string | undefined;
  #tariff?: string | undefined;

  constructor(client: Pick<ConnectClient, 'send'>, options: ConnectSessionOptions) {
    this.#client = client;
    this.#token = options.token ?? '';
    this.#fetchToken = options.fetchToken;
    this.#apiVersion = options.apiVersion ?? DEFAULT_API_VERSION;
    this.#returned = options.isReturn ? options.token : undefined;
    this.#callback = options.callback;
    this.#addresses = options.addresses ?? {};
    this.#retryDelays = options.retryDelays ?? RETRY_DELAYS;
  }

  get state(): ConnectState {
    return this.#state;
  }

  /** Calls the listener with each new state; returns what ends that. */
  subscribe(listener: (state: ConnectState) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Reads the page where the conversation stands: the first page, and every resume. */
  async start(): Promise<void> {
    await this.#take(async signal => {
      this.#wasReading = true;
      const hadToken = this.#token !== '';
      try {
        return await this.#read(signal);
      } catch (error) {
        const isStale = error instanceof ConnectError && error.kind === 'expired';
        if (!isStale || !hadToken || !this.#fetchToken || this.#state.page) throw error;
        // An old token before the first page: nothing is lost by beginning with a new one.
        this.#token = '';
        return this.#read(signal);
      }
    });
  }

  /** Whether the host can give a new token. */
  get canRestart(): boolean {
    return this.#fetchToken !== undefined;
  }

  /** Begins a new session, where the host can give a token for one; else reads again. */
  async restart(): Promise<void> {
    if (this.#turn) return;
    if (this.canRestart) this.#token = '';
    await this.start();
  }

  /** The connection is back: goes on by itself where only a read had failed for want of it. */
  async reconnect(): Promise<void> {
    const {state} = this;
    const isCutOff = state.status === 'failed' && state.error.kind === 'network';
    if (isCutOff && this.#wasReading) await this.start();
  }

  /** Answers the page on screen. */
  async answer(data: AnswerOf): Promise<void> {
    const {page} = this.#state;
    if (!page || !this.#isOpen) return;
    this.#answers.note(page, data);
    await this.#speak(page, this.#answers.isCorrection(page, data), () => {
      this.#answers.send(page, data);
      this.#lastAction = undefined;
      return answerRequest(this.#token, page, data);
    });
  }

  /**
   * Does something that the page offers besides an answer; anything else is ignored.
   * @param about what it is done to, where the page shows several things
   */
  async act(action: string, about?: object): Promise<void> {
    const {page} = this.#state;
    if (!page?.actions.includes(action) || !this.#isOpen) return;
    await this.#speak(page, false, () => {
      this.#lastAction = {kind: page.kind, action};
      return actionRequest(this.#token, page, action, about);
    });
  }

  /** Whether all is stored that there is to store, so that leaving now loses nothing. */
  get isSettled(): boolean {
    return this.#state.page?.stored !== undefined;
  }

  /**
   * The customer leaves. The service is told where it offers that, and where nothing is lost by
   * it; a session that cannot be begun again stays open, to be gone on with.
   */
  async leave(): Promise<void> {
    const {page} = this.#state;
    if (!page || !(this.isSettled || this.canRestart)) return;
    if (page.actions.includes('CLOSE')) await this.act('CLOSE');
    else if (this.isSettled && this.#isOpen && !this.#turn) {
      this.#lastAction = {kind: page.kind, action: 'CLOSE'};
      this.#enter(endOf(page));
    }
  }

  /** Whether there is a page to go back to; while a turn is in flight the way back only waits. */
  get canGoBack(): boolean {
    const {page, status} = this.#state;
    return status !== 'complete' && (this.#offersBack(page) || this.#answers.canGoBack);
  }

  /**
   * To the page before, with what was answered there. Where the service offers no way back it
   * is shown from memory: the service takes an answer to an earlier page.
   */
  async back(): Promise<void> {
    if (this.#turn || !this.canGoBack) return;
    if (this.#offersBack(this.#state.page)) return this.act('BACK');
    const last = this.#answers.back();
    if (last) this.#enter(last);
  }

  /** Gives up the turn in flight and forgets the listeners. */
  dispose(): void {
    this.#turn?.abort();
    this.#turn = undefined;
    this.#listeners.clear();
  }

  /** Complete; what was merely left can be begun again. */
  get #isOver(): boolean {
    const {state} = this;
    return state.status === 'complete' && state.result.outcome !== 'closed';
  }

  get #isOpen(): boolean {
    return this.#state.status === 'page' || this.#state.status === 'failed';
  }

  #offersBack(page: Page | undefined): boolean {
    return page?.actions.includes('BACK') ?? false;
  }

  /**
   * Sends an answer or an action once. Where the last turn failed, only if the service still
   * shows this page, or if an answer that it has is corrected: it takes those to earlier pages.
   */
  async #speak(page: Page, isCorrection: boolean, compose: () => ConnectRequest): Promise<void> {
    await this.#take(async signal => {
      this.#wasReading = false;
      if (this.#isUncertain) {
        const now = await this.#read(signal);
        const isThere = now.page.route === page.route;
        const isOpen = this.#pageToken === this.#token && now.page.kind !== 'session-complete';
        if (!isThere && !(isCorrection && isOpen)) return now;
      }
      const turn = await this.#client.send(compose(), signal);
      return turn.problem?.code === GONE ? this.#catchUp(turn, signal) : turn;
    });
  }

  /** The customer went on in another window: shows where they are now, and says so. */
  async #catchUp(refused: Turn, signal: AbortSignal): Promise<Turn> {
    const now = await this.#read(signal);
    if (now.page.route === this.#at) return refused;
    return {...now, problem: {code: 'moved_on', message: ''}};
  }

  /** One turn: locked before anything is awaited, and heard only while nobody gave it up. */
  async #take(turn: (signal: AbortSignal) => Promise<Turn>): Promise<void> {
    if (this.#turn || this.#isOver) return;
    const early = this.#quiet?.error.until(this.#quiet.until);
    if (early) return this.#fail(early);
    const controller = (this.#turn = new AbortController());
    const {page, step} = this.#state;
    this.#set({status: 'busy', step, ...(page && {page})});
    let result: Turn | ConnectError;
    try {
      result = await turn(controller.signal);
    } catch (error) {
      result =
        error instanceof ConnectError
          ? error
          : new ConnectError('protocol', 'The turn could not be read.', {cause: error});
    }
    if (controller.signal.aborted) return;
    this.#turn = undefined;
    if (result instanceof ConnectError) {
      const {retryAfter = 0} = result;
      this.#quiet = {error: result, until: Date.now() + retryAfter * 1000};
      this.#fail(result);
    } else if ('page' in result) this.#advance(result.page, result.problem);
    else this.#object(result.problem);
  }

  /** A read changes nothing, so it is repeated where that may help; a token is asked for once. */
  async #read(signal: AbortSignal): Promise<{page: Page}> {
    if (!this.#token) {
      if (!this.#fetchToken) throw new ConnectError('expired', 'There is no connect token.');
      this.#token = await askForToken(this.#fetchToken, signal);
    }
    const how = [this.#pageToken, this.#returned].includes(this.#token) ? 'resume' : 'open';
    const request = startRequest(this.#token, this.#apiVersion, how);
    const turn = await persist(() => this.#client.send(request, signal), this.#retryDelays, signal);
    if ('page' in turn) return turn;
    // Nothing was answered, so there is nothing that the customer could correct.
    const {code, message} = turn.problem;
    throw new ConnectError('server', message || code, {code, words: message});
  }

  /** The service moved on, or stayed; a page that is left behind can be come back to. */
  #advance(next: Page, problem?: PageProblem): void {
    const page = this.#isEnd(next) ? endOf(next) : next;
    if (page.kind === 'session-complete') this.#callback ??= page.data.callback;
    if (page.kind === 'redirect' && !this.#addressOf(page)) {
      const message = 'The service named an address that must not be followed.';
      return this.#fail(new ConnectError('protocol', message));
    }
    this.#isUncertain = false;
    const {page: before, step} = this.#state;
    if (this.#pageToken !== this.#token) this.#begin();
    // A read that finds nothing new leaves the customer at the page that they went back to.
    else if (before && this.#wasReading && before.route !== this.#at && page.route === this.#at)
      return this.#set({status: 'page', page: before, step});
    else if (before && before.kind !== 'redirect' && before.route !== page.route)
      this.#answers.leave(before);
    this.#at = page.route;
    this.#enter(this.#answers.recall(page, this.#lastAction?.action === 'BACK'), problem);
  }

  /** Another session: nothing of the old one holds, but what was answered need not be typed again. */
  #begin(): void {
    this.#answers.begin();
    this.#lastAction = this.#stored = this.#provider = this.#tariff = undefined;
    this.#pageToken = this.#token;
  }

  #enter(page: Page, problem?: PageProblem): void {
    const before = this.#state.page;
    const step = before?.route === page.route ? this.#state.step : this.#state.step + 1;
    this.#learn(page);
    if (page.kind === 'redirect') this.#leave(page, step);
    else if (page.kind === 'session-complete') this.#complete(page, step);
    else this.#set({status: 'page', page, step, ...(problem && {problem})});
  }

  #leave(page: Page<'redirect'>, step: number): void {
    const address = this.#addressOf(page);
    if (address)
      this.#set({status: 'leaving', page, step, address: withToken(address, this.#token)});
  }

  /** The way to the host's own address is called as the way to a provider's login is. */
  #isEnd(page: Page): boolean {
    if (page.kind !== 'redirect') return false;
    if (!this.#wasReading && isEnding(this.#lastAction)) return true;
    return isSamePlace(page.data.address, this.#callback);
  }

  #addressOf({data, live_mode: live}: Page<'redirect'>): URL | undefined {
    return judgeAddress(data.address, {...this.#addresses, live});
  }

  #complete(page: Page<'session-complete'>, step: number): void {
    const outcome = outcomeOf(this.#lastAction, this.#stored);
    const isLeft = this.#lastAction?.action === 'CLOSE';
    this.#set({
      status: 'complete',
      page: {...page, data: {...page.data, outcome, isLeft}},
      step,
      result: {
        outcome,
        // A redirect to the host says none: then it is that of the page before.
        direction: page.direction ?? this.#state.page?.direction,
        liveMode: page.live_mode,
        provider: this.#provider,
        tariff: this.#tariff,
        callback: judgeAddress(page.data.callback, {...this.#addresses, live: page.live_mode}),
      },
    });
  }

  #object(problem: PageProblem): void {
    this.#isUncertain = false;
    const {page, step} = this.#state;
    if (page) this.#set({status: 'page', page, step, problem});
  }

  #fail(error: ConnectError): void {
    // Whoever was asked to wait was not listened to.
    if (error.kind !== 'rate-limit') this.#isUncertain = true;
    const {page, step} = this.#state;
    this.#set({status: 'failed', error, step, ...(page && {page})});
  }

  #learn(page: Page): void {
    const {data} = page;
    this.#stored = page.stored ?? this.#stored;
    if ('provider' in data) this.#provider = nameOf(data.provider) ?? this.#provider;
    if ('tariff' in data) this.#tariff = nameOf(data.tariff) ?? this.#tariff;
  }

  #set(state: ConnectState): void {
    this.#state = state;
    for (const listener of [...this.#listeners]) listener(state);
  }
}

/** The end of a session at a page, or behind the address of a redirect. */
const endOf = ({data, ...page}: Page): Page<'session-complete'> => ({
  ...page,
  kind: 'session-complete',
  actions: [],
  data: {
    callback: 'address' in data ? String(data['address']) : '',
    outcome: undefined,
    isLeft: false,
  },
});

const nameOf = (thing: unknown): string | undefined => {
  const {display_name, name} = (thing ?? {}) as Record<string, unknown>;
  return [display_name, name].find(
    (text): text is string => typeof text === 'string' && text !== '',
  );
};
