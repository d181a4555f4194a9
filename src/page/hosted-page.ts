import {HostConnection} from '../bridge/connection.js';
import type {AppMessage} from '../bridge/messages.js';
import type {FlatpeakConnect} from '../elements/connect/flatpeak-connect.js';
import {isLoginWindow} from '../elements/connect/login/login-window.js';
import {VERSION} from '../elements/version.js';
import {tokenOf} from '../protocol/token-url.js';
import type {
  FlatpeakCloseEvent,
  FlatpeakCompleteEvent,
  FlatpeakErrorEvent,
  FlatpeakPageEvent,
  FlatpeakRedirectEvent,
} from '../ui/events.js';
import {readConfig, type PageConfig} from './config.js';
import {applyLook, languageFor, setLanguage, setTheme, setTokens} from './look.js';
import {showNotice, type Notice, type Shown} from './notice.js';
import {english, type Sentences} from './english.js';
import {sentencesFor} from './sentences.js';
import {forgetToken, keepToken, keptToken, takeTokenFromUrl} from './token.js';

/** How long (ms) an app or site around the page has to send a token. */
const MAX_TOKEN_WAIT_MS = 10_000;

/** How long (ms) an app has to put its bridge into a page that was opened without a token. */
const MAX_BRIDGE_WAIT_MS = 1000;

type Receivers = {
  readonly [Type in AppMessage['type']]: (message: Extract<AppMessage, {type: Type}>) => void;
};

/** A page of one widget, opened by a link, an app or a site. */
export class HostedPage {
  readonly #widget: FlatpeakConnect;
  readonly #place: HTMLElement;
  readonly #load: () => Promise<unknown>;
  readonly #isFramed = parent !== window;
  readonly #host: HostConnection;
  #config: PageConfig = {};
  #sentences: Sentences = english;
  #shown: Shown = 'loading';
  #token: string | undefined;
  #isReady = false;
  /** Whether the app or site opens the provider's login. */
  #delegatesLogin = false;
  /** How often another page, or a failure, was shown. */
  #moves = 0;
  #isComplete = false;

  /**
   * @param widget the `<flatpeak-connect>` of the page; its module need not be there yet
   * @param place where notices are drawn
   * @param load loads the widget's module
   */
  constructor(widget: FlatpeakConnect, place: HTMLElement, load: () => Promise<unknown>) {
    // Before anything else: the URL is in the way of nothing then.
    this.#token = takeTokenFromUrl() ?? keptToken();
    if (this.#token) keepToken(this.#token);
    this.#widget = widget;
    this.#place = place;
    this.#load = load;
    this.#host = new HostConnection(message => {
      (this.#receivers[message.type] as (message: AppMessage) => void)(message);
    });
    for (const [type, listener] of Object.entries(this.#listeners))
      widget.addEventListener(type, listener as EventListener);
  }

  /** Opens the page. */
  async start(configUrl: string): Promise<void> {
    if (this.#token && isLoginWindow()) return this.#closeLoginWindow();
    const [{config, problems}] = await Promise.all([readConfig(configUrl), this.#loadWidget()]);
    this.#config = config;
    await this.#setLanguage(languageFor(config.languages ?? []));
    applyLook(this.#widget, config);
    const {allowedOrigins = []} = config;
    this.#host.allow(allowedOrigins);
    if (problems.length > 0) return this.#refuseSetup(problems);
    if (this.#isFramed) {
      if (allowedOrigins.length === 0) return this.#show({heading: 'framed', hasWayBack: true});
      this.#widget.mode = 'inline';
      this.#widget.redirectMode = 'popup';
      new ResizeObserver(() => this.#sendHeight()).observe(document.body);
    }
    this.#isReady = true;
    this.#host.send({type: 'ready', release: VERSION});
    this.#open();
    if (!this.#token) this.#awaitToken();
  }

  /** The operator sees what is wrong, and the app that nothing will come. */
  #refuseSetup(problems: readonly string[]): void {
    const message = `page.json: ${problems.join(' ')}`;
    console.error(message);
    this.#host.send({type: 'error', kind: 'setup', code: 'page_config', message});
    this.#show({heading: 'setup', details: problems});
  }

  async #loadWidget(): Promise<void> {
    try {
      await this.#load();
      this.#open();
    } catch {
      // Browsers keep a failed import until the page is loaded again.
      this.#show({heading: 'failed', action: {label: 'retry', run: () => location.reload()}});
    }
  }

  /** A link alone does not open a frame: the site around it has to be allowed, and send a message. */
  #open(): void {
    const isAllowed = !this.#isFramed || this.#host.answeredBy;
    if (!this.#isReady || !this.#token || !isAllowed || !customElements.get('flatpeak-connect'))
      return;
    this.#show(undefined);
    this.#widget.connectToken = this.#token;
    void this.#widget.start();
  }

  #awaitToken(): void {
    const text = this.#config.name ? 'start-again-at' : 'start-again';
    const giveUp = () => {
      if (!this.#token && this.#shown === 'loading')
        this.#show({heading: 'incomplete', text, hasWayBack: true});
    };
    // A token is welcome later, too.
    setTimeout(giveUp, this.#host.isPossible ? MAX_TOKEN_WAIT_MS : MAX_BRIDGE_WAIT_MS);
  }

  /** The frame or window that opened it sees that it is closed, and reads the session. */
  async #closeLoginWindow(): Promise<void> {
    window.close();
    // A browser may refuse.
    await this.#setLanguage(languageFor([]));
    this.#show({heading: 'done', text: 'close-window'});
  }

  #show(shown: Shown): void {
    this.#shown = shown;
    this.#widget.hidden = shown !== undefined;
    showNotice(this.#place, shown, this.#sentences, this.#config);
  }

  async #setLanguage(language: string): Promise<void> {
    setLanguage(this.#widget, language);
    this.#sentences = await sentencesFor(language);
    const {name} = this.#config;
    document.title = [this.#sentences.title, ...(name ? [name] : [])].join(' · ');
    this.#show(this.#shown);
  }

  #sendHeight(): void {
    this.#host.send({type: 'height', height: Math.ceil(document.body.scrollHeight)});
  }

  #measure(event: string, kind: string): void {
    const {analyticsUrl} = this.#config;
    if (analyticsUrl) navigator.sendBeacon(analyticsUrl, JSON.stringify({event, kind}));
  }

  readonly #listeners = {
    'flatpeak-page': ({detail: {kind, route, step}}: FlatpeakPageEvent) => {
      this.#moves += 1;
      if (this.#token) keepToken(this.#token);
      this.#host.send({type: 'page', kind, route, step});
      this.#measure('page', kind);
    },
    'flatpeak-redirect': (event: FlatpeakRedirectEvent) => {
      const {reason} = event.detail;
      if (!this.#host.answeredBy) return;
      if (reason === 'provider-login' && this.#delegatesLogin) {
        event.preventDefault();
        this.#host.send({type: 'redirect', url: event.url});
      } else if (reason === 'callback' && !this.#config.followCallback) {
        event.preventDefault();
        this.#widget.close();
      }
    },
    'flatpeak-complete': ({detail}: FlatpeakCompleteEvent) => {
      const {outcome, direction, liveMode, provider, tariff} = detail;
      this.#isComplete = true;
      forgetToken();
      this.#host.send({
        type: 'complete',
        outcome,
        liveMode,
        ...(direction && {direction}),
        ...(provider && {provider}),
        ...(tariff && {tariff}),
      });
      this.#measure('complete', outcome);
    },
    'flatpeak-close': ({detail: {complete}}: FlatpeakCloseEvent) => {
      this.#host.send({type: 'close', complete});
      // A frame keeps its last page until its site removes it.
      if (!complete || !this.#isFramed) this.#show(complete ? this.#done : this.#kept);
      if (complete && opener) window.close();
    },
    'flatpeak-error': ({detail: {kind, code, message, status}}: FlatpeakErrorEvent) => {
      this.#moves += 1;
      // A reload is no way out of a session that is over.
      if (kind === 'expired') forgetToken();
      this.#host.send({type: 'error', kind, code, message, ...(status && {status})});
      this.#measure('error', code || kind);
    },
  };

  get #done(): Notice {
    return {heading: 'done', text: 'close-window', hasWayBack: true};
  }

  get #kept(): Notice {
    return {
      heading: 'kept',
      action: {label: 'continue', run: () => this.#open()},
      hasWayBack: true,
    };
  }

  readonly #receivers: Receivers = {
    token: ({token, apiVersion, login}) => {
      this.#token = token;
      this.#delegatesLogin = (login ?? this.#host.answeredBy) === 'app';
      if (apiVersion) this.#widget.setAttribute('api-version', apiVersion);
      this.#open();
    },
    theme: ({theme, tokens = {}}) => {
      if (theme) setTheme(this.#widget, theme);
      setTokens(tokens);
    },
    language: ({language}) => void this.#setLanguage(language),
    'safe-area': insets => {
      for (const side of ['top', 'right', 'bottom', 'left'] as const)
        setTokens({[`--flatpeak-safe-area-${side}`]: `${insets[side]}px`});
    },
    back: () => void this.#back(),
    return: ({url}) => {
      const token = URL.canParse(url) ? tokenOf(new URL(url)) : undefined;
      // Some providers drop the token from the URL, and a killed app may get the URL before the token:
      // the session is read all the same.
      if (!token || !this.#token || token === this.#token) return this.#open();
      const message = 'The URL of the login has the token of another session.';
      this.#host.send({type: 'error', kind: 'token', code: 'other_session', message});
    },
  };

  /** One step back; without one, the page is left. */
  async #back(): Promise<void> {
    if (this.#shown) return this.#host.send({type: 'close', complete: this.#isComplete});
    // An answer is on its way: the customer presses again when it has come.
    if (this.#widget.matches(':state(busy)')) return;
    const before = this.#moves;
    await this.#widget.back();
    if (this.#moves === before) this.#widget.close();
  }
}
