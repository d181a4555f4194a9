import {eventNames} from 'playground:manifest';
import {markupOf} from '../markup.js';
import type {Exchange} from '../service/exchange.js';
import {createService, type Service} from '../service/service.js';
import {playgroundUrls, type PlaygroundUrls} from '../service/urls.js';
import type {ChoiceName, PlaygroundState} from '../state.js';
import {declarationsOf, THEME_SHEETS} from '../theme/themes.js';
import type {FrameControls, PlaygroundHost, WidgetEvent} from './host.js';

export interface HostListeners {
  onExchange?(exchange: Exchange): void;
  onEvent?(event: WidgetEvent): void;
  onAttach?(): void;
}

/** The choices that need a new session; others change the element on screen. */
const NEW_SESSION: readonly ChoiceName[] = [
  ...([
    'element',
    'version',
    'journey',
    'connection',
    'direction',
    'page',
    'tariff',
    'fault',
  ] as const),
];

/** Keys of what the widget keeps of a session in the tab. */
const STORED = /^flatpeak/;

function forgetSessions(): void {
  try {
    for (const key of Object.keys(sessionStorage))
      if (STORED.test(key)) sessionStorage.removeItem(key);
  } catch {
    // Blocked: nothing is stored.
  }
}

/** The host in a page: one simulated service and one backend, until a session begins anew. */
export class PageHost implements PlaygroundHost {
  readonly urls: PlaygroundUrls;
  readonly eventNames = eventNames;
  readonly #listeners: HostListeners;
  #state: PlaygroundState;
  #isDark: boolean;
  #service: Service;
  #frame?: FrameControls;

  /** @param site the folder of the playground, with a slash at the end */
  constructor(
    site: string,
    {state, isDark}: {state: PlaygroundState; isDark: boolean},
    listeners: HostListeners = {},
  ) {
    this.urls = playgroundUrls(site);
    this.#state = state;
    this.#isDark = isDark;
    this.#listeners = listeners;
    this.#service = this.#createService();
  }

  get state(): PlaygroundState {
    return this.#state;
  }

  /**
   * Shows another state.
   * @returns whether a new session begins for it
   */
  change(state: PlaygroundState): boolean {
    const before = this.#state;
    this.#state = state;
    const isNew = NEW_SESSION.some(name => before[name] !== state[name]);
    if (isNew) this.restart();
    else this.#frame?.show(state, false);
    return isNew;
  }

  /** Begins with a new service, a new backend and a new session. */
  restart(): void {
    forgetSessions();
    this.#service = this.#createService();
    this.#frame?.show(this.#state, true);
  }

  /** Follows the site's own color scheme, where the state names none. */
  setDark(isDark: boolean): void {
    this.#isDark = isDark;
    this.#frame?.show(this.#state, false);
  }

  answer(): Promise<void> {
    return this.#frame?.answer() ?? Promise.resolve();
  }

  styles(): readonly string[] {
    const {theme, tokens, colors} = this.#state;
    const scheme = colors === 'auto' ? (this.#isDark ? 'dark' : 'light') : colors;
    return [
      THEME_SHEETS[theme],
      `:root {\n  color-scheme: ${scheme};\n${declarationsOf(tokens)}\n}`,
    ];
  }

  element(): ReturnType<PlaygroundHost['element']> {
    const {backend, service} = this.urls;
    return markupOf(this.#state, {backend, connect: `${service}/connect`});
  }

  fetch(request: Request): Promise<Response> {
    return this.#service.fetch(request);
  }

  onEvent(event: WidgetEvent): void {
    this.#listeners.onEvent?.(event);
  }

  attach(frame: FrameControls): void {
    this.#frame = frame;
    this.#listeners.onAttach?.();
  }

  #createService(): Service {
    const service = createService(this.#state, this.urls, exchange => {
      // A request of an earlier session may end later.
      if (service === this.#service) this.#listeners.onExchange?.(exchange);
    });
    return service;
  }
}
