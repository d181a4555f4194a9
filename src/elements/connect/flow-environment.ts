import type {Page} from '../../core/index.js';
import {TurnClient} from '../../core/turn-client.js';
import {hashToken} from '../../protocol/token-hash.js';
import {
  FlatpeakCloseEvent,
  FlatpeakOpenEvent,
  FlatpeakRedirectEvent,
  type FlatpeakRedirectDetail,
} from '../../ui/events.js';
import {languageOf} from '../language.js';
import type {SessionSettings} from './create-session.js';
import {isLoginWindow} from './login/login-window.js';
import type {LoginEnvironment, ProviderLogin, RedirectMode} from './login/provider-login.js';
import {elementKey, hasLeftWith, markDeparture} from './login/return-token.js';
import {
  createLogin,
  hasPage,
  loadDeferredPages,
  loadedPageTypes,
  loadRarePages,
  loadWidgetParts,
} from './page-loader.js';
import {isStored, type PageForm, type SessionMemory} from './session-memory.js';
import {usesSimpleRequests} from './simple-requests.js';

export type {RedirectMode};

export type Intent = 'edit' | 'reconnect' | 'disconnect';

/** The properties of a widget that its flow depends on. Read when needed: they may change. */
export interface FlowSettings extends SessionSettings {
  readonly mode: 'inline' | 'dialog';
  readonly intent?: Intent | undefined;
  readonly followCallback: boolean;
  readonly redirectMode: RedirectMode;
}

/** The page around a flow. */
export interface FlowEnvironment {
  createClient(): TurnClient;
  createLogin(environment: LoginEnvironment): ProviderLogin;
  /** Identifies the widget across reloads. */
  identity(): string;
  /** The form on screen. */
  form(): PageForm | undefined;
  /**
   * Asks the site before a redirect; false if the site opens the URL itself.
   * @param hash of the session's token
   */
  redirect(url: URL, reason: FlatpeakRedirectDetail['reason'], hash: string | undefined): boolean;
  navigate(url: URL): void;
  reload(): void;
  onOpen(): void;
  onClose(isDone: boolean): void;
  /**
   * Whether a token from the URL is of a session of this tab, or of the widget that opened this
   * popup, which then closes.
   */
  confirms(token: string): Promise<boolean>;
  /** Whether the site's backend says that a token from the URL is the customer's; fails if not. */
  askBackend(
    token: string,
    settings: SessionSettings,
    memory: SessionMemory,
    signal: AbortSignal,
  ): Promise<boolean>;
}

/** Loads what a page lacks; undefined if nothing is missing. */
function missingCode({kind, data}: Page, widget: HTMLElement) {
  if (!hasPage('redirect'))
    // With the page comes its provider in the header; an error page may have any page's actions.
    return hasPage(kind) && kind !== 'server-error' && !('provider' in data)
      ? undefined
      : loadDeferredPages();
  return kind === 'unknown' && !hasPage(kind) ? loadRarePages(languageOf(widget)) : undefined;
}

/** The environment of a widget in a browser. */
export const browserEnvironment = (
  widget: HTMLElement & FlowSettings,
  form: () => PageForm | undefined,
): FlowEnvironment => ({
  createClient() {
    const {connectUrl: url, apiVersion, journey} = widget;
    // A failure is repeated when a page needs it.
    if (journey === 'vpp') loadRarePages(languageOf(widget)).catch(() => {});
    return new TurnClient({
      url,
      simpleRequest: usesSimpleRequests(apiVersion, url),
      pageTypes: loadedPageTypes,
      // With the page comes its provider in the header; an error page may have any page's actions.
      prepare: page => missingCode(page, widget),
    });
  },
  createLogin,
  identity() {
    const {direction, tariffType, locationId, intent, journey} = widget;
    const key = elementKey(widget);
    return JSON.stringify([
      ...[location.pathname, key, direction, tariffType, locationId, intent, journey],
    ]);
  },
  form,
  redirect(url, reason, hash) {
    // Also if the site opens the URL: the token returns to this widget.
    markDeparture(widget, hash);
    return widget.dispatchEvent(new FlatpeakRedirectEvent(url, reason));
  },
  navigate: url => location.assign(url.href),
  reload: () => location.reload(),
  onOpen: () => void widget.dispatchEvent(new FlatpeakOpenEvent()),
  onClose: isDone => void widget.dispatchEvent(new FlatpeakCloseEvent(isDone)),
  async confirms(token) {
    const hash = await hashToken(token).catch(() => undefined);
    if (hash && isLoginWindow()) {
      const isOfOpener = await loadWidgetParts()
        .then(({notifyOpenerAndClose}) => notifyOpenerAndClose(hash))
        .catch(() => false);
      if (isOfOpener) return true;
    }
    return hasLeftWith(hash) || (hash !== undefined && isStored(hash));
  },
  askBackend: async (...options) => (await loadWidgetParts()).askBackend(widget, ...options),
});
