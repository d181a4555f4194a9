// The hosted page in a Capacitor app. Copy this file and host.ts into one folder.
//
// The page is in an iframe of the app. An iframe exchanges messages with the app, and the app's web
// view stays one. The official in-app browser plugins open a web view of their own, but exchange no
// messages with it. The iframe needs two settings: name the app's origins in `allowedOrigins` of
// page.json, and in the header `frame-ancestors`.
import {App} from '@capacitor/app';
import {Browser} from '@capacitor/browser';
import type {PluginListenerHandle} from '@capacitor/core';
import {encodeMessage, type AppMessage} from 'flatpeak-connect/bridge';
import {
  initialState,
  isReturnUrl,
  next,
  originOf,
  type Completion,
  type Effect,
  type Failure,
  type Input,
} from '../host';

export interface ConnectOptions {
  /** The element that the page fills. */
  readonly container: HTMLElement;
  /** URL of the hosted page, with its version: `https://connect.example.com/0.1.0/`. */
  readonly pageUrl: string;
  /** Where the provider's login returns to: `connect_web_uri`, or `connect_url` from Anode on. */
  readonly returnUrl: string;
  /**
   * Asks your backend for a token. `returnUrl` is the URL that opened the app again during a login:
   * your backend finds the customer's session by it. Without such a session, it creates one.
   */
  readonly fetchToken: (returnUrl?: string) => Promise<string>;
  /** Messages `theme`, `language` and `safe-area`. */
  readonly look?: readonly AppMessage[];
  readonly onComplete?: (result: Completion) => void;
  /** The page is removed already. */
  readonly onClose?: (complete: boolean) => void;
  readonly onError?: (error: Failure) => void;
}

/** `getLaunchUrl` returns the same URL for as long as the app runs. */
let isLaunchUrlUsed = false;

/** Opens the page. Returns the function that removes it. */
export function openFlatpeakConnect(options: ConnectOptions): () => void {
  const {container, pageUrl, returnUrl, fetchToken, look = []} = options;
  const origin = originOf(pageUrl);
  if (origin === undefined) throw new Error('openFlatpeakConnect: pageUrl is to be a web URL.');
  const frame = document.createElement('iframe');
  const listeners: Promise<PluginListenerHandle>[] = [];
  let state = initialState;
  let isRemoved = false;

  function dispatch(input: Input): void {
    if (isRemoved) return;
    const [after, effects] = next(state, input);
    state = after;
    effects.forEach(run);
  }

  function run(effect: Effect): void {
    switch (effect.type) {
      case 'send':
        return frame.contentWindow?.postMessage(encodeMessage(effect.message), origin as string);
      case 'fetch-token':
        return void fetchToken(effect.returnUrl).then(
          token => dispatch({type: 'token', token}),
          () => dispatch({type: 'token-failed'}),
        );
      case 'open-login':
        return void Browser.open({url: effect.url}).catch(() =>
          options.onError?.({
            kind: 'redirect',
            code: 'not_opened',
            message: 'No browser has opened.',
          }),
        );
      case 'complete':
        return options.onComplete?.(effect.result);
      case 'close':
        remove();
        return options.onClose?.(effect.complete);
      case 'error':
        return options.onError?.(effect.error);
    }
  }

  function onMessage({data, origin: sender, source}: MessageEvent): void {
    if (sender === origin && source === frame.contentWindow) dispatch({type: 'message', data});
  }

  function onUrl(url: string | undefined): void {
    if (!url || !isReturnUrl(url, returnUrl)) return;
    // On Android the link to the app has closed the browser already.
    void Browser.close().catch(() => undefined);
    dispatch({type: 'return', url});
  }

  function remove(): void {
    isRemoved = true;
    frame.remove();
    removeEventListener('message', onMessage);
    for (const listener of listeners) void listener.then(handle => handle.remove());
  }

  addEventListener('message', onMessage);
  listeners.push(
    App.addListener('appUrlOpen', ({url}) => onUrl(url)),
    App.addListener('backButton', () => dispatch({type: 'back'})),
  );
  if (!isLaunchUrlUsed) void App.getLaunchUrl().then(launch => onUrl(launch?.url));
  isLaunchUrlUsed = true;
  dispatch({type: 'look', messages: look});

  frame.title = 'Connect your electricity tariff';
  frame.src = pageUrl;
  Object.assign(frame.style, {border: '0', width: '100%', height: '100%'});
  container.append(frame);
  return remove;
}
