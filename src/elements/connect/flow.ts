import type {AnswerOf, ConnectResult, ConnectSession, Page} from '../../core/index.js';
import {createSession, hasTokenSource} from './create-session.js';
import type {FlowEnvironment, FlowSettings} from './flow-environment.js';
import {isOpen, nextState, reopens, resultOf, type FlowState} from './flow-state.js';
import {IntendedActions} from './intent.js';
import {reopenSession} from './reopen-session.js';
import type {ProviderLogin, RecoveryAction} from './login/provider-login.js';
import {createReturnCheck} from './login/return-check.js';
import {SessionMemory, type PageForm} from './session-memory.js';
import type {PageCommand} from '../../ui/events.js';

/**
 * What a widget does between being opened and being closed: begins a session, resumes it after a
 * reload or a provider's login, restarts it, ends it. Independent of elements and the DOM.
 */
export class ConnectFlow {
  readonly #settings: FlowSettings;
  readonly #environment: FlowEnvironment;
  #memory: SessionMemory;
  readonly #listeners = new Set<(state: FlowState, before: FlowState) => void>();
  #state: FlowState = {status: 'closed', session: undefined, reopens: false};
  #session?: ConnectSession | undefined;
  /** The session that stands in for that of a token from the URL, which is not confirmed. */
  #returnCheck?: ConnectSession | undefined;
  /** A token from the URL, until there is a token source. */
  #waitingToken?: string | undefined;
  #login?: ProviderLogin | undefined;
  #intended = new IntendedActions();
  /** The customer left by closing the widget, not with a page's last button. */
  #wasClosed = false;

  readonly #read = (): void => void this.#session?.start();

  readonly #commands: Readonly<Record<PageCommand, () => void>> = {
    leave: () => {
      if (this.#session?.state.status === 'leaving') this.#login?.go(this.#memory.hash);
      // The redirect page remains after a failed read, and its URL may have expired.
      else this.#read();
    },
    done: () => this.#finish(),
    retry: this.#read,
    end: () => {
      this.#wasClosed = false;
      void this.#session?.leave();
    },
    restart: () => {
      // Begins here what was not begun here.
      if (this.#isChecking) void this.#begin().start();
      // A token in the site's page is renewed by loading that page again.
      else if (this.#session?.canRestart) void this.#session.restart();
      else this.#environment.reload();
    },
  };

  constructor(settings: FlowSettings, environment: FlowEnvironment) {
    this.#settings = settings;
    this.#environment = environment;
    this.#memory = new SessionMemory(() => environment.identity());
  }

  get state(): FlowState {
    return this.#state;
  }

  /** Calls the listener after each change; returns the function that ends the subscription. */
  subscribe(listener: (state: FlowState, before: FlowState) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Whether there is a token source. */
  get canBegin(): boolean {
    return hasTokenSource(this.#settings);
  }

  /** Whether to open without the customer: inline, after a reload, or for a new session. */
  get shouldOpen(): boolean {
    const isWanted =
      isOpen(this.#state) || reopens(this.#state) || this.#settings.mode === 'inline';
    return isWanted && !this.#session && this.canBegin;
  }

  get isAwaitingLogin(): boolean {
    return this.#login?.status !== undefined;
  }

  /** The provider that the customer chose, also before a reload. */
  get provider(): object | undefined {
    return this.#session?.provider ?? this.#memory.provider;
  }

  /** What the session allows. */
  get session(): Pick<ConnectSession, 'canGoBack' | 'canRestart'> | undefined {
    return this.#session;
  }

  /** Begins a session or resumes the one there is. Reads it again if a login may have ended. */
  async open(): Promise<void> {
    // A session that a login returned to has a token already.
    if (!this.#session && !this.canBegin)
      throw new Error('<flatpeak-connect> needs connect-token, token-url or fetchToken.');
    this.resumeWaiting();
    this.#show();
    if (this.#session) await reopenSession(this.#session, this.#isChecking);
    else await this.#begin().start();
  }

  /**
   * Continues the session of a token from the URL once it is confirmed, and opens no dialog before:
   * what a link can cause is only what the customer sees on opening the widget.
   */
  async resume(token: string): Promise<void> {
    this.reset();
    this.#waitingToken = undefined;
    const check = createReturnCheck(this.#environment, this.#settings, this.#memory, token, {
      onConfirmed: () => {
        const session = this.#begin(token);
        this.#show();
        void session.start();
      },
      onUndecided: () => {
        this.reset();
        this.#waitingToken = token;
      },
    });
    this.#returnCheck = this.#adopt(check);
    if (this.#settings.mode === 'inline' && this.canBegin) this.#show();
    await check.start();
  }

  /** Resumes with the token that came before there was a token source. */
  resumeWaiting(): void {
    if (this.#waitingToken && this.canBegin) void this.resume(this.#waitingToken);
  }

  /** Opens the widget again, once it has a token source, if it was open before a reload. */
  reopenAfterReload(): void {
    if (this.#memory.previous?.isOpen) this.#update({reopens: true});
  }

  /** Closes the widget. An unfinished session stays for the next time, with what was typed. */
  close(): void {
    if (!isOpen(this.#state)) return;
    const outcome = resultOf(this.#state)?.outcome;
    const isDone = outcome !== undefined && outcome !== 'closed';
    const isSettled = this.#session?.isSettled ?? false;
    // An inline widget keeps its last page: there is nothing behind it.
    const stays = outcome !== undefined && this.#settings.mode === 'inline';
    this.#update({isOpen: stays});
    if (isDone && !stays) this.reset();
    this.#environment.onClose(isDone || isSettled);
    this.#wasClosed = true;
    if (outcome === undefined) void this.#session?.leave();
  }

  async back(): Promise<void> {
    const form = this.#environment.form();
    await this.#session?.back();
    if (form && form.page.route !== this.#state.session?.page?.route) this.#memory.stash(form);
  }

  command(command: PageCommand): void {
    this.#commands[command]();
  }

  /** Recovers from a login that is under way elsewhere. */
  readonly recover = (action: RecoveryAction): void => this.#login?.recover(action);

  answer(answer: AnswerOf): void {
    void this.#session?.answer(answer);
  }

  act(action: string, target?: object): void {
    void this.#session?.act(action, target);
  }

  /** Reads the page on screen again: the session may have moved on. */
  readonly refresh = (): void => {
    if (this.#state.session?.page) this.#read();
  };

  /** Repeats a read that failed for lack of a connection. */
  reconnect(): void {
    void this.#session?.reconnect();
  }

  /** Stores what a reload would lose. */
  save(isShown = isOpen(this.#state)): void {
    this.#memory.save(isShown, this.#environment.form(), this.provider);
  }

  readonly restore = (form: PageForm): Promise<void> => this.#memory.restore(form);

  /** The action that fulfils the intent, if the session is new and this, its first page, has one. */
  async takeIntent(page: Page): Promise<string | undefined> {
    const action = this.#intended.take(page);
    return action && !(await this.#memory.isResumed) ? action : undefined;
  }

  /** The widget is on the page, or no longer: then another one may resume its session. */
  setPresent(isPresent: boolean): void {
    if (!isPresent) this.save(false);
    this.#memory.setInUse(isPresent && this.#session !== undefined);
  }

  /** Continues the session of another widget, with what was typed and without a request. */
  takeOver(left: ConnectFlow): void {
    const session = left.#session;
    if (!session || left.#isChecking) return;
    const form = left.#environment.form();
    if (form) left.#memory.stash(form);
    [this.#memory, left.#memory] = [left.#memory, this.#memory];
    [this.#intended, left.#intended] = [left.#intended, this.#intended];
    left.#session = undefined;
    this.#memory.setInUse(true);
    // The site has had the events of this state.
    this.#state = left.#state;
    if (session.state.status === 'leaving') this.#login = this.#createLogin(session);
    this.#adopt(session);
    left.#login?.stop();
    left.#login = undefined;
    left.#update({isOpen: false});
  }

  /** Gives up the session. */
  reset(): void {
    this.save(false);
    this.#session?.dispose();
    this.#session = undefined;
    this.#login?.stop();
    this.#login = undefined;
    this.#update();
  }

  #show(): void {
    if (isOpen(this.#state)) return;
    this.#update({isOpen: true});
    this.#environment.onOpen();
  }

  #begin(returnToken?: string): ConnectSession {
    // After a login the session's first page is history.
    this.#intended.begin(returnToken ? undefined : this.#settings.intent);
    const client = this.#environment.createClient();
    return this.#adopt(createSession(client, this.#settings, this.#memory, returnToken));
  }

  #adopt(session: ConnectSession): ConnectSession {
    this.#session?.dispose();
    this.#session = session;
    this.#update();
    let isDrawn = false;
    session.subscribe(state => {
      if (session !== this.#session) return;
      // The first page may come before the stored provider has been read.
      if (state.page && !isDrawn) void this.#memory.isResumed.then(() => this.#update());
      isDrawn ||= Boolean(state.page);
      if (state.status === 'leaving') this.#login ??= this.#createLogin(session);
      if (state.status === 'complete') this.#memory.forget();
      this.#login?.follow(state);
      this.#update();
      if (state.status === 'complete' && state.page.data.closedByCustomer)
        this.#onLeft(state.result);
    });
    return session;
  }

  #createLogin(session: ConnectSession): ProviderLogin {
    return this.#environment.createLogin({
      usesPopup: () => this.#settings.redirectMode === 'popup',
      redirect: url => this.#environment.redirect(url, 'provider-login', this.#memory.hash),
      navigate: url => this.#environment.navigate(url),
      onChange: () => this.#update(),
      // Deferred: the login follows the session, and must not start a request during a state change.
      read: () => queueMicrotask(() => session === this.#session && this.#read()),
    });
  }

  /** Leaves the last page: to the callback URL, if the site wants that. */
  #finish(): void {
    const callback = resultOf(this.#state)?.callbackUrl;
    if (!this.#settings.followCallback || !callback) this.close();
    else if (this.#environment.redirect(callback, 'callback', this.#memory.hash))
      this.#environment.navigate(callback);
  }

  /** The service has recorded that the customer left. */
  #onLeft({outcome}: ConnectResult): void {
    const isClosed = outcome === 'closed';
    if (isOpen(this.#state) && !isClosed && !this.#wasClosed) this.#finish();
    // A customer who has opened the widget again by then gets a new session.
    else if (!isClosed) this.reset();
    else if (isOpen(this.#state)) queueMicrotask(() => void this.#session?.restart());
  }

  #update(changes?: Parameters<typeof nextState>[3]): void {
    const before = this.#state;
    this.#state = nextState(before, this.#session?.state, this.#login?.status, changes);
    for (const listener of [...this.#listeners]) listener(this.#state, before);
  }

  get #isChecking(): boolean {
    return this.#session !== undefined && this.#session === this.#returnCheck;
  }
}
