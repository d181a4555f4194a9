import {
  actionRequest,
  answerRequest,
  startRequest,
  type ConnectRequest,
} from '../protocol/request.js';
import type {AnswerOf, Dialect, Direction, Kind, Page} from '../protocol/routes.js';
import type {Outcome} from '../protocol/session-complete.js';
import type {ConnectClient, Turn} from './client.js';
import {ConnectError, type PageProblem} from './errors.js';
import {judgeAddress, withToken, type AddressRules} from './redirect.js';
import {outcomeOf} from './outcome.js';

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
  fetchToken?: ((signal: AbortSignal) => Promise<string>) | undefined;
  dialect?: Dialect;
  /** Which addresses of the service may be followed. */
  addresses?: Omit<AddressRules, 'live'>;
  /** Milliseconds to wait before each further try of a read. */
  retryDelays?: readonly number[];
}

const RETRY_DELAYS = [400, 1600];

/** Failures of which the service cannot have taken notice, or that pass: worth another try of a read. */
const PASSING = new Set<ConnectError['kind']>(['network', 'http', 'rate-limit', 'server']);

/** Waiting longer than this is for the customer to decide. */
const PATIENCE = 5;

/**
 * The conversation: one page, one answer, the next page.
 *
 * One turn is in flight at a time; what is asked meanwhile is ignored. Reads may be repeated,
 * answers never are: after an answer whose fate is unknown the page is read again.
 */
export class ConnectSession {
  readonly #client: Pick<ConnectClient, 'send'>;
  readonly #fetchToken: ConnectSessionOptions['fetchToken'];
  readonly #dialect: Dialect;
  readonly #addresses: Omit<AddressRules, 'live'>;
  readonly #retryDelays: readonly number[];
  readonly #listeners = new Set<(state: ConnectState) => void>();
  #state: ConnectState = {status: 'idle', step: 0};
  #token: string;
  #turn?: AbortController | undefined;
  /** The pages behind this one, each with what was answered laid over its data. */
  readonly #trail: Page[] = [];
  /** The last answer, until it is known what became of it. */
  #sent?: object | undefined;
  #lastAction?: {kind: Kind; action: string};
  #provider?: string;
  #tariff?: string;

  constructor(client: Pick<ConnectClient, 'send'>, options: ConnectSessionOptions) {
    this.#client = client;
    this.#token = options.token ?? '';
    this.#fetchToken = options.fetchToken;
    this.#dialect = options.dialect ?? 'zero';
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

  /** Begins anew with a new token, where the host can give one; else reads again. */
  async restart(): Promise<void> {
    if (this.#turn) return;
    if (this.#fetchToken) {
      this.#token = '';
      this.#trail.length = 0;
      this.#state = {status: 'idle', step: this.#state.step};
    }
    await this.start();
  }

  /** Answers the page on screen. */
  async answer(data: AnswerOf): Promise<void> {
    const {page} = this.#state;
    if (!page || !this.#isOpen) return;
    await this.#speak(page, answerRequest(this.#token, page, data), data);
  }

  /** Does something that the page offers besides an answer; anything else is ignored. */
  async act(action: string): Promise<void> {
    const {page} = this.#state;
    if (!page?.actions.includes(action) || !this.#isOpen) return;
    this.#lastAction = {kind: page.kind, action};
    await this.#speak(page, actionRequest(this.#token, page, action));
  }

  /** Whether there is a page to go back to; while a turn is in flight the way back only waits. */
  get canGoBack(): boolean {
    const {page, status} = this.#state;
    return status !== 'complete' && (this.#offersBack(page) || this.#trail.length > 0);
  }

  /**
   * To the page before, with what was answered there. Where the service offers no way back it
   * is shown from memory: the service takes an answer to an earlier page.
   */
  async back(): Promise<void> {
    if (this.#turn || !this.canGoBack) return;
    if (this.#offersBack(this.#state.page)) return this.act('BACK');
    const last = this.#trail.pop();
    if (last) this.#enter(last);
  }

  /** Gives up the turn in flight and forgets the listeners. */
  dispose(): void {
    this.#turn?.abort();
    this.#turn = undefined;
    this.#listeners.clear();
  }

  get #isOpen(): boolean {
    return this.#state.status === 'page' || this.#state.status === 'failed';
  }

  #offersBack(page: Page | undefined): boolean {
    return page?.actions.includes('BACK') ?? false;
  }

  /** Sends an answer or an action once; after a failure, only if the service still shows this page. */
  async #speak(page: Page, request: ConnectRequest, answer?: object): Promise<void> {
    const isUncertain = this.#state.status === 'failed';
    this.#sent = answer;
    await this.#take(async signal => {
      if (isUncertain) {
        const now = await this.#read(signal);
        if (!('page' in now) || now.page.route !== page.route) return now;
      }
      return this.#client.send(request, signal);
    });
  }

  /** One turn: locked before anything is awaited, and heard only while nobody gave it up. */
  async #take(turn: (signal: AbortSignal) => Promise<Turn>): Promise<void> {
    if (this.#turn || this.#state.status === 'complete') return;
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
    if (result instanceof ConnectError) this.#fail(result);
    else if ('page' in result) this.#advance(result.page);
    else this.#object(result.problem);
  }

  /** A read changes nothing, so it is repeated where that may help. */
  async #read(signal: AbortSignal): Promise<Turn> {
    if (!this.#token) this.#token = (await this.#fetchToken?.(signal)) ?? '';
    const request = startRequest(this.#token, this.#dialect);
    for (const delay of this.#retryDelays) {
      try {
        return await this.#client.send(request, signal);
      } catch (error) {
        if (!(error instanceof ConnectError) || !PASSING.has(error.kind)) throw error;
        if ((error.retryAfter ?? 0) > PATIENCE) throw error;
        await pause(Math.max(delay, (error.retryAfter ?? 0) * 1000), signal);
      }
    }
    return this.#client.send(request, signal);
  }

  /** The service moved on, or stayed; a page that is left behind can be come back to. */
  #advance(page: Page): void {
    const {page: before} = this.#state;
    if (before && before.kind !== 'redirect' && before.route !== page.route)
      this.#trail.push({...before, data: {...before.data, ...this.#sent}} as Page);
    this.#sent = undefined;
    this.#enter(page);
  }

  #enter(page: Page): void {
    const before = this.#state.page;
    const step = before?.route === page.route ? this.#state.step : this.#state.step + 1;
    this.#learn(page);
    if (page.kind === 'redirect') this.#leave(page, step);
    else if (page.kind === 'session-complete') this.#complete(page, step);
    else this.#set({status: 'page', page, step});
  }

  #leave(page: Page<'redirect'>, step: number): void {
    const address = judgeAddress(page.data.address, {...this.#addresses, live: page.live_mode});
    if (address)
      this.#set({status: 'leaving', page, step, address: withToken(address, this.#token)});
    else
      this.#fail(
        new ConnectError('protocol', 'The service named an address that must not be followed.'),
      );
  }

  #complete(page: Page<'session-complete'>, step: number): void {
    const outcome = outcomeOf(this.#lastAction);
    this.#set({
      status: 'complete',
      page: {...page, data: {...page.data, outcome}},
      step,
      result: {
        outcome,
        direction: page.direction,
        liveMode: page.live_mode,
        provider: this.#provider,
        tariff: this.#tariff,
        callback: judgeAddress(page.data.callback, {...this.#addresses, live: page.live_mode}),
      },
    });
  }

  #object(problem: PageProblem): void {
    const {page, step} = this.#state;
    if (page) this.#set({status: 'page', page, step, problem});
    // Nothing was answered yet, so there is nothing that the customer could correct.
    else this.#fail(new ConnectError('server', problem.message || problem.code, problem));
  }

  #fail(error: ConnectError): void {
    const {page, step} = this.#state;
    this.#set({status: 'failed', error, step, ...(page && {page})});
  }

  #learn({data}: Page): void {
    if ('provider' in data) this.#provider = nameOf(data.provider) ?? this.#provider;
    if ('tariff' in data) this.#tariff = nameOf(data.tariff) ?? this.#tariff;
  }

  #set(state: ConnectState): void {
    this.#state = state;
    for (const listener of [...this.#listeners]) listener(state);
  }
}

const nameOf = (thing: unknown): string | undefined => {
  const {display_name, name} = (thing ?? {}) as Record<string, unknown>;
  return [display_name, name].find(
    (text): text is string => typeof text === 'string' && text !== '',
  );
};

/** Resolves after a time, or rejects when the signal gives up. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        reject(signal.reason as Error);
      },
      {once: true},
    );
  });
}
