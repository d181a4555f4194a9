import {html, LitElement, nothing, type TemplateResult} from 'lit';
import type {WidgetEvent} from '../host/host.js';
import {PageHost} from '../host/page-host.js';
import {readLink, writeLink} from '../link.js';
import type {Exchange} from '../service/exchange.js';
import {DEFAULT_STATE, normalise, type PlaygroundState} from '../state.js';
import type {StateChangeEvent} from './change-event.js';
import {playgroundStyles} from './playground-styles.js';
import {segments} from './segments.js';
import type {StageCommandEvent} from './stage.js';
import {shared} from './styles.js';
import {tabList} from './tabs.js';

type TabName = 'code' | 'events' | 'requests' | 'theme';

/** The oldest entries are dropped. */
const MAX_ENTRIES = 200;

const WIDE = '(min-width: 60rem)';

/** The page's playground: what is shown, in which state, and what came of it. */
export class FlatpeakPlayground extends LitElement {
  static override properties = {
    site: {attribute: false},
    isDark: {attribute: false},
    state: {state: true},
    problems: {state: true},
    events: {state: true},
    exchanges: {state: true},
    tab: {state: true},
    isWide: {state: true},
  };

  static override styles = [shared, playgroundStyles];

  /** The folder of the playground, with a slash at the end. */
  site = '';
  /** Whether the documentation is shown in dark. */
  isDark = false;
  state: PlaygroundState = DEFAULT_STATE;
  problems: readonly string[] = [];
  events: readonly WidgetEvent[] = [];
  exchanges: readonly Exchange[] = [];
  tab: TabName = 'code';
  isWide = matchMedia(WIDE).matches;
  #host: PageHost | undefined;
  readonly #media = matchMedia(WIDE);
  readonly #onHash = () => this.#restore();
  readonly #onMedia = () => (this.isWide = this.#media.matches);

  override connectedCallback(): void {
    super.connectedCallback();
    const {state, problems} = readLink(location.hash);
    this.state = state;
    this.problems = problems;
    this.#host = new PageHost(
      this.site,
      {state, isDark: this.isDark},
      {
        onEvent: event => (this.events = [...this.events, event].slice(-MAX_ENTRIES)),
        onExchange: exchange => this.#addExchange(exchange),
      },
    );
    window.flatpeakPlayground = this.#host;
    addEventListener('hashchange', this.#onHash);
    this.#media.addEventListener('change', this.#onMedia);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    delete window.flatpeakPlayground;
    removeEventListener('hashchange', this.#onHash);
    this.#media.removeEventListener('change', this.#onMedia);
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('isDark')) this.#host?.setDark(this.isDark);
  }

  override render(): TemplateResult {
    const {state} = this;
    const isLarge = state.width === '768' || state.width === 'full';
    return html`
      <main
        aria-label="Playground"
        class="page ${isLarge ? 'large' : ''}"
        @state-change=${(event: StateChangeEvent) => this.#change(event.change)}
        @stage-command=${this.#onCommand}
      >
        <div class="head">
          <div class="title">
            <h1>Playground</h1>
            <p class="quiet">The real elements and a simulated service, in this page.</p>
          </div>
          <copy-button .text=${this.#link()} label="Copy link"></copy-button>
        </div>
        ${
          this.problems.length > 0
            ? html`<div class="problems" role="status">
                <ul>
                  ${this.problems.map(problem => html`<li>${problem}</li>`)}
                </ul>
                <button type="button" class="button" @click=${() => (this.problems = [])}>
                  Close
                </button>
              </div>`
            : nothing
        }
        <section class="controls" aria-label="Options">
          <div class="element">${segments('element', state)}</div>
          <details ?open=${this.isWide}>
            <summary>Look and service</summary>
            <playground-controls .state=${state}></playground-controls>
          </details>
        </section>
        <section class="stage" aria-label="The widget">
          <playground-stage
            .state=${state}
            .frameUrl=${this.#host?.urls.frame ?? ''}
          ></playground-stage>
        </section>
        <section class="details" aria-label="Details">${this.#details()}</section>
      </main>
    `;
  }

  #details() {
    const {state, tab} = this;
    const requests = this.exchanges.filter(({from}) => from === 'Widget').length;
    const tabs = [
      {name: 'code', label: 'Code'},
      {name: 'events', label: 'Events', count: this.events.length},
      {name: 'requests', label: 'Requests', count: requests},
      {name: 'theme', label: 'Theme'},
    ] as const;
    const panels: Readonly<Record<TabName, () => TemplateResult>> = {
      code: () => html`<code-tab .state=${state}></code-tab>`,
      events: () => html`<events-tab .events=${this.events}></events-tab>`,
      requests: () => html`<requests-tab .exchanges=${this.exchanges}></requests-tab>`,
      theme: () => html`<theme-tab .state=${state} scheme=${this.#scheme()}></theme-tab>`,
    };
    return html`
      ${tabList<TabName>(tabs, tab, name => (this.tab = name))}
      <div class="panel" role="tabpanel" id="panel" aria-labelledby="tab-${tab}">
        ${panels[tab]()}
      </div>
    `;
  }

  #scheme() {
    const {colors} = this.state;
    return colors === 'auto' ? (this.isDark ? 'dark' : 'light') : colors;
  }

  #link(): string {
    return location.href.replace(/#.*$/, '') + writeLink(this.state);
  }

  /** Shows the state of the link in the address bar. */
  #restore() {
    const {state, problems} = readLink(location.hash);
    this.problems = problems;
    if (writeLink(state) !== writeLink(this.state)) this.#show(state);
  }

  #change(change: Partial<PlaygroundState>) {
    const next = {...this.state, ...change};
    // A new theme is a new starting point.
    const isNewTheme = change.theme !== undefined && change.theme !== this.state.theme;
    this.#show(normalise(isNewTheme ? {...next, tokens: {}} : next));
    history.replaceState(history.state, '', this.#link());
  }

  #show(state: PlaygroundState) {
    this.state = state;
    if (this.#host?.change(state)) this.#clear();
  }

  #clear() {
    this.events = [];
    this.exchanges = [];
  }

  readonly #commands: Readonly<Record<StageCommandEvent['command'], () => void>> = {
    answer: () => void this.#host?.answer(),
    restart: () => {
      this.#clear();
      this.#host?.restart();
    },
  };

  readonly #onCommand = ({command}: StageCommandEvent) => this.#commands[command]();

  #addExchange(exchange: Exchange) {
    const others = this.exchanges.filter(({id}) => id !== exchange.id);
    const at = this.exchanges.findIndex(({id}) => id === exchange.id);
    this.exchanges =
      at < 0 ? [...others, exchange].slice(-MAX_ENTRIES) : this.exchanges.with(at, exchange);
  }
}
