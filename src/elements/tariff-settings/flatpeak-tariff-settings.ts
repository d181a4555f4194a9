import {html, nothing, type PropertyDeclarations, type PropertyValues} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {isReturn, elementKey} from '../connect/login/return-token.js';
import {
  CONNECT_URL,
  isTariffKind,
  TARIFF_KINDS,
  type ApiVersion,
  type TariffKind,
  type TariffLocation,
} from '../../core/index.js';
import {CustomerTariffs, type TariffAddresses} from './tariffs.js';
import {FlatpeakConnect} from '../connect/flatpeak-connect.js';
import {completeEnglish} from '../../messages/catalogues.js';
import {en} from '../../messages/en.js';
import {wasReloaded} from '../page-lifecycle.js';
import type {RedirectMode} from '../connect/login/provider-login.js';
import {dispatchError} from '../dispatch-error.js';
import {tabStorage} from '../tab-storage.js';
import {addressLine, addressText} from '../../ui/format/address.js';
import {Announcer} from '../announcer.js';
import {errorSentence} from '../../ui/error-sentence.js';
import {
  FlatpeakTariffActionEvent,
  FlatpeakTariffsLoadedEvent,
  type FlatpeakTariffsLoadedDetail,
  type TariffAction,
} from '../../ui/events.js';
import {plusIcon} from '../../ui/icons.js';
import {FRAME_PARTS, PARTS} from '../../ui/parts.js';
import {RootElement} from '../root-element.js';
import {base} from '../../ui/styles/base.js';
import {alertsOf, alertSentence} from './alert.js';
import {tariffCard} from './card.js';
import {cardSkeleton, invitation, saving, signedOut, trouble} from './states.js';
import {tariffStyles} from './styles.js';
import {tokens} from '../../ui/styles/tokens.js';

completeEnglish(en);

/** What the customer chose to do, and about which tariff. */
interface Choice {
  readonly action: TariffAction;
  readonly kind: TariffKind;
  /** None for a home that is not known yet. */
  readonly locationId?: string;
  /** How the tariff stood then: a choice about another state is another session. */
  readonly about: string;
}

/** A card, and a button of it. */
type Place = Partial<Record<'locationId' | 'kind' | 'action', string | undefined>>;

/** What remembers the choice while the browser is away at a provider's login, or loads again. */
const choiceOf = (element: Element) => `flatpeak-tariff-choice ${elementKey(element)}`;

function isChoice(value: unknown): value is Choice {
  const {kind} = (value ?? {}) as {kind?: unknown};
  return typeof kind === 'string' && isTariffKind(kind);
}

/**
 * A customer's electricity tariffs, home by home: what is connected, what it costs now, what needs
 * attention. To connect, view, edit, reconnect or disconnect one, `<flatpeak-connect>` opens.
 *
 * It speaks to the companion server of the host: `status-url` is its `GET /tariffs`.
 *
 * @tag flatpeak-tariff-settings
 *
 * @attr {string} lang - BCP 47; without it the nearest `lang` around the element, then the browser's.
 *
 * @slot signed-out - The host's way to sign in, below the sentence that the customer is signed out.
 * @slot brand - The host's logo, at the top of the dialog.
 * @slot legal - The host's legal line, at the bottom of the dialog.
 *
 * @fires {FlatpeakTariffsLoadedEvent} flatpeak-tariffs-loaded - The tariffs were read, and are shown as they are now.
 * @fires {FlatpeakTariffActionEvent} flatpeak-tariff-action - The customer wants to do something about a tariff; cancelable.
 * @fires {FlatpeakOpenEvent} flatpeak-open - The dialog was opened; this and all below come from `<flatpeak-connect>`.
 * @fires {FlatpeakPageEvent} flatpeak-page - Another page is on screen.
 * @fires {FlatpeakRedirectEvent} flatpeak-redirect - The browser is about to leave for the provider's login; cancelable.
 * @fires {FlatpeakCompleteEvent} flatpeak-complete - A session ended well; the host's backend is told by the element itself.
 * @fires {FlatpeakCloseEvent} flatpeak-close - The dialog was closed.
 * @fires {FlatpeakErrorEvent} flatpeak-error - A turn failed, or tariffs could not be read or stored; the customer sees a sentence and a way on.
 *
 * @cssstate busy - Tariffs are being read or stored.
 * @cssstate failed - Tariffs could not be read or stored.
 * @cssstate loading - The sentences of the language are on their way; nothing is shown.
 *
 * @csspart page - Everything that the element shows.
 * @csspart home - A home with its cards.
 * @csspart card - The card of a tariff, and of the invitation to connect one.
 * @csspart heading - The name of a home or a tariff.
 * @csspart lead - The address of a home.
 * @csspart state - How a tariff stands; with `not-connected`, `connected`, `pending`, `error` or `not-supported`.
 * @csspart provider - The provider's logo and name.
 * @csspart price - The price now.
 * @csspart facts - What else is known of a tariff.
 * @csspart notice - An alert, and what is being done.
 * @csspart problem - What did not work.
 * @csspart button - A button; with `primary`, `quiet` or `outlined`.
 * @csspart primary - The likely button, besides `button`.
 * @csspart quiet - A less likely one, besides `button`.
 * @csspart outlined - One of equal weight, besides `button`.
 * @csspart amount - The number of the price now.
 * @csspart actions - What can be done about a tariff.
 * @csspart empty - The card that stands where there is no tariff, besides `card`.
 * @csspart logo - The provider's logo, over its initials.
 * @csspart skeleton - The shape of the cards until they are there.
 * @csspart dialog-card - The card of the dialog; the dialog's other parts are those of `<flatpeak-connect>`.
 */
export class FlatpeakTariffSettings extends RootElement {
  static override styles = [tokens, base, tariffStyles];
  static override properties: PropertyDeclarations = {
    statusUrl: {attribute: 'status-url'},
    tokenUrl: {attribute: 'token-url'},
    completeUrl: {attribute: 'complete-url'},
    connectUrl: {attribute: 'connect-url', useDefault: true},
    apiVersion: {attribute: 'api-version', useDefault: true},
    redirectMode: {attribute: 'redirect-mode', useDefault: true},
    redirectOrigins: {attribute: 'redirect-origins'},
    appSchemes: {attribute: 'app-schemes'},
    kinds: {useDefault: true},
    choice: {state: true},
  };

  /** Address of the companion's `GET /tariffs`. */
  statusUrl?: string;
  /** Address of the companion's `POST /connect-token`; `connect-token` beside `status-url` without it. */
  tokenUrl?: string;
  /** Address of the companion's `POST /complete`; `complete` beside `status-url` without it. */
  completeUrl?: string;
  /** Where the conversation is held. */
  connectUrl: string = CONNECT_URL;
  /** The release of the service that makes the tokens. */
  apiVersion: ApiVersion = 'zero';
  /** The provider's login in this tab, or in a window beside it where the browser allows one. */
  redirectMode: RedirectMode = 'same-tab';
  /** Origins that may be gone to, separated by spaces; every https origin without it. */
  redirectOrigins?: string;
  /** Schemes of the host's own app that may be gone to, such as `myapp:`. */
  appSchemes?: string;
  /** What is offered, separated by spaces: `commodity-import`, `commodity-export`, `non-commodity-import`. */
  kinds = 'commodity-import';

  private choice: Choice | undefined;

  readonly #tariffs = new CustomerTariffs(this, () => this.#addresses);
  /** The dialog, and what it was made for. */
  #connect?: FlatpeakConnect;
  #connectFor = '';
  /** What the host and the customer were told of last. */
  #loaded?: readonly TariffLocation[] | undefined;
  #trouble?: object | undefined;
  readonly #alerts = new Set<string>();
  readonly #announcer = new Announcer(this);
  /** What has the focus before an update that may take it away, and the card that it stands in. */
  #focused?: {readonly element: Element; readonly card: Place} | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    const choice = (isReturn() || wasReloaded()) && tabStorage.get(choiceOf(this));
    if (isChoice(choice)) this.choice = choice;
  }

  /** Reads the tariffs anew; what is on screen stays until they are there. */
  async refresh(): Promise<void> {
    await this.#tariffs.refresh();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const element = this.shadowRoot?.activeElement ?? undefined;
    const {location, kind} = element?.closest('article')?.dataset ?? {};
    this.#focused = element && {element, card: {locationId: location, kind}};
    this.#renewConnect();
    if (changed.has('statusUrl')) void this.refresh();
    const {isReading, isSaving, problem, unsaved} = this.#tariffs;
    this.setState('busy', isReading || isSaving);
    this.setState('failed', Boolean(unsaved ?? problem));
  }

  protected override updated(): void {
    const {element, card} = this.#focused ?? {};
    if (element && !element.isConnected) this.#focus(card);
    this.#report();
  }

  protected override render() {
    if (!this.#addresses) return nothing;
    const {isReading, isSaving, locations, problem} = this.#tariffs;
    const words = this.words;
    const isSeveral = (locations?.length ?? 0) > 1;
    const trouble = this.#renderTrouble();
    const isInPlace = problem && !locations;
    return html`
      <div
        class="stack"
        part="page"
        lang=${words.text('lang')}
        dir=${this.textDirection}
        aria-busy=${isReading}
      >
        ${
          isSeveral
            ? nothing
            : html`<h2 class="visually-hidden" tabindex="-1">${words.text('tariffs.title')}</h2>`
        }
        <div class="visually-hidden" role="status">${this.#announcer.text}</div>
        ${isSaving ? saving(words) : nothing} ${isInPlace ? nothing : trouble}
        <div class="stack place">
          ${cardSkeleton(words, this.#kinds.length, Boolean(locations ?? problem))}
          ${locations ? this.#renderHomes(locations) : isInPlace ? trouble : nothing}
        </div>
      </div>
      <div @flatpeak-complete=${() => void this.#tariffs.save()} @flatpeak-close=${this.#onClose}>
        ${this.#connect}
      </div>
    `;
  }

  get #kinds(): readonly TariffKind[] {
    const asked = new Set(this.kinds.split(/\s+/).filter(isTariffKind));
    return asked.size > 0 ? [...asked] : ['commodity-import'];
  }

  get #addresses(): TariffAddresses | undefined {
    const {statusUrl, completeUrl, tokenUrl} = this;
    const {baseURI} = document;
    if (!statusUrl || !URL.canParse(statusUrl, baseURI)) return undefined;
    const beside = (name: string) => new URL(name, new URL(statusUrl, baseURI)).href;
    return {
      status: statusUrl,
      complete: completeUrl ?? beside('complete'),
      token: tokenUrl ?? beside('connect-token'),
    };
  }

  /** What did not work, in sentences. */
  get #sentences(): string[] {
    const {locations, problem, unsaved} = this.#tariffs;
    const error = unsaved ?? problem;
    if (!error) return [];
    const words = this.words;
    return [
      ...(unsaved ? [words.text('tariffs.unsaved')] : []),
      errorSentence(error, words),
      ...(problem && locations ? [words.text('tariffs.stale')] : []),
    ];
  }

  #renderTrouble() {
    const {problem, unsaved} = this.#tariffs;
    const retry = () => void this.refresh();
    if (problem?.code === 'signed_out') return signedOut(this.words, retry);
    return (unsaved ?? problem) ? trouble(this.words, this.#sentences, retry) : nothing;
  }

  #renderHomes(locations: readonly TariffLocation[]) {
    const words = this.words;
    const kinds = this.#kinds;
    const [first = 'commodity-import'] = kinds;
    const connect = () => void this.#act({action: 'connect', kind: first, about: ''});
    if (locations.length === 0) return invitation(words, connect);
    return html`
      <div class="stack">
        <div class=${kinds.length > 1 ? 'stack homes' : 'stack homes slim'}>
          ${repeat(
            locations,
            ({id}) => id,
            (location, index) => this.#renderHome(location, index, locations.length > 1),
          )}
        </div>
        <p>
          <button type="button" class="button quiet add" part="button quiet" @click=${connect}>
            ${plusIcon} ${words.text('tariffs.add')}
          </button>
        </p>
      </div>
    `;
  }

  #renderHome(location: TariffLocation, index: number, isSeveral: boolean) {
    const words = this.words;
    const {address, problem} = location;
    const line = addressText(address);
    return html`
      <div class="stack home" part="home">
        ${
          isSeveral
            ? html`<h2 part="heading" tabindex="-1">
                <bdi>${line || words.text('tariffs.home', {name: index + 1})}</bdi>
              </h2>`
            : line && addressLine(address, nothing)
        }
        ${
          problem
            ? trouble(
                words,
                [words.find([`tariffs.problem.${problem}`]) ?? words.text('tariffs.problem')],
                () => void this.refresh(),
              )
            : html`<div class="cards">
                ${repeat(
                  this.#kinds,
                  kind => kind,
                  kind => this.#renderCard(location, index, kind),
                )}
              </div>`
        }
      </div>
    `;
  }

  #renderCard(location: TariffLocation, index: number, kind: TariffKind) {
    const {id: locationId, tariffs} = location;
    const tariff = tariffs[kind];
    return tariffCard({
      words: this.words,
      id: `home-${index}-${kind}`,
      locationId,
      kind,
      isMain: kind === this.#kinds[0],
      tariff,
      alerts: alertsOf(location, kind, this.#kinds),
      onAction: action =>
        void this.#act({action, kind, locationId, about: `${tariff.state} ${tariff.id}`}),
    });
  }

  /** Another choice is another session; the same one goes on where the customer left it. */
  #renewConnect(): void {
    const {choice} = this;
    const {action = 'connect', kind = 'commodity-import', locationId, about = ''} = choice ?? {};
    const key = JSON.stringify(choice ?? null);
    if (!this.#connect || this.#connectFor !== key) {
      this.#connect = newConnect();
      this.#connectFor = key;
    }
    const {connectUrl, apiVersion, redirectMode, redirectOrigins, appSchemes} = this;
    const settings: Partial<FlatpeakConnect> = {
      ...{connectUrl, apiVersion, redirectMode, redirectOrigins, appSchemes, locationId},
      ...TARIFF_KINDS[kind],
      // Connecting and viewing need no intent: their page is the first one.
      intent: action === 'connect' || action === 'view' ? undefined : action,
      // The same choice resumes its session after a reload; another one has a session of its own.
      resumeKey: choice ? `${action} ${about}` : '',
      tokenUrl: this.#addresses?.token,
      lang: this.words.lang,
      messages: this.messages,
    };
    Object.assign(this.#connect, settings);
  }

  async #act(choice: Choice): Promise<void> {
    const {action, kind, locationId} = choice;
    const isOurs = this.dispatchEvent(new FlatpeakTariffActionEvent({action, kind, locationId}));
    if (!isOurs) return;
    this.choice = choice;
    tabStorage.set(choiceOf(this), choice);
    await this.updateComplete;
    await this.#connect?.start();
  }

  readonly #onClose = (): void => {
    tabStorage.set(choiceOf(this), null);
    // The dialog gives the focus back, unless the button went away or never was.
    const focused = this.shadowRoot?.activeElement ?? this.#connect;
    if (focused === this.#connect) this.#focus(this.choice);
    void this.refresh();
  };

  /** Moves the focus to the button of a card, else to the card's heading, else to the first one. */
  #focus({locationId, kind, action}: Place = {}): void {
    const card = [...this.renderRoot.querySelectorAll('article')].find(
      ({dataset}) => dataset['location'] === locationId && dataset['kind'] === kind,
    );
    const button = card?.querySelector<HTMLElement>(`[data-action="${action}"]`);
    (button ?? (card ?? this.renderRoot).querySelector<HTMLElement>('[tabindex="-1"]'))?.focus();
  }

  /** Tells the host what was read or failed, and reads out what is new. */
  #report(): void {
    const {locations, problem, unsaved} = this.#tariffs;
    const news: string[] = [];
    if (locations && locations !== this.#loaded) {
      for (const location of locations) news.push(...this.#newsOf(location));
      this.dispatchEvent(new FlatpeakTariffsLoadedEvent(loadedDetail(locations, this.#kinds)));
    }
    this.#loaded = locations;
    const trouble = unsaved ?? problem;
    if (trouble !== this.#trouble) {
      if (trouble) dispatchError(this, trouble);
      news.push(...this.#sentences);
      // What is over must not be found there by who reads the page later.
      this.#announcer.announce('');
    }
    this.#trouble = trouble;
    if (news.length > 0) this.#announcer.announce(news.join(' '));
  }

  /** Alerts that were not read out before. */
  #newsOf(location: TariffLocation): string[] {
    return this.#kinds.flatMap(kind =>
      alertsOf(location, kind, this.#kinds)
        .filter(({id}) => !this.#alerts.has(id) && this.#alerts.add(id))
        .map(alert => alertSentence(alert, location.tariffs[kind], this.words)),
    );
  }
}

/** What the host hears of the tariffs that are shown. */
const loadedDetail = (
  locations: readonly TariffLocation[],
  kinds: readonly TariffKind[],
): FlatpeakTariffsLoadedDetail => ({
  locations: locations.map(({id, tariffs, alerts, problem}) => ({
    ...{id, alerts, problem},
    tariffs: kinds.map(kind => {
      const {state: status, provider, name: tariff} = tariffs[kind];
      return {kind, status, provider: provider.display_name, tariff};
    }),
  })),
});

/** A dialog that this element opens itself, with the host's logo and legal line. */
function newConnect(): FlatpeakConnect {
  const connect = new FlatpeakConnect();
  connect.mode = 'dialog';
  connect.setAttribute('exportparts', `${FRAME_PARTS},${PARTS}`);
  for (const name of ['trigger', 'brand', 'legal']) {
    const slot = document.createElement('slot');
    slot.name = slot.slot = name;
    connect.append(slot);
  }
  return connect;
}

declare global {
  interface HTMLElementTagNameMap {
    'flatpeak-tariff-settings': FlatpeakTariffSettings;
  }
}
