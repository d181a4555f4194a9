// The app's side of the bridge: what an app does for each message of the hosted page. It calls
// nothing of a platform, so it is the same for React Native and Capacitor, and a test runs all of it.
import {
  encodeMessage,
  parsePageMessage,
  type AppMessage,
  type PageMessage,
} from 'flatpeak-connect/bridge';

/** The result of a session. */
export type Completion = Omit<Extract<PageMessage, {type: 'complete'}>, 'type'>;

/** A failure. It has no token, so you may log it. */
export interface Failure {
  readonly kind: string;
  readonly code: string;
  readonly message: string;
  readonly status?: number;
}

/** What happens to an app. */
export type Input =
  /** The page sent this, with its bridge. */
  | {readonly type: 'message'; readonly data: unknown}
  /** The page loads, for the first time or again. */
  | {readonly type: 'loading'}
  /** Your backend answered with a token. */
  | {readonly type: 'token'; readonly token: string}
  | {readonly type: 'token-failed'}
  /** The system browser came back to the app with this URL. */
  | {readonly type: 'return'; readonly url: string}
  /** The customer pressed the device's back button. */
  | {readonly type: 'back'}
  /** The look has changed: messages `theme`, `language` and `safe-area`. */
  | {readonly type: 'look'; readonly messages: readonly AppMessage[]};

/** What the app does. */
export type Effect =
  | {readonly type: 'send'; readonly message: AppMessage}
  /** Ask your backend for a token, and put in `token` or `token-failed`. */
  | {readonly type: 'fetch-token'; readonly returnUrl?: string}
  /** Open the provider's login in the system browser. The URL has the token: never log it. */
  | {readonly type: 'open-login'; readonly url: string}
  | {readonly type: 'complete'; readonly result: Completion}
  | {readonly type: 'close'; readonly complete: boolean}
  | {readonly type: 'error'; readonly error: Failure};

/** What an app keeps in memory. Never store it or log it: it has the token. */
export interface State {
  readonly page: 'loading' | 'waiting' | 'has-token';
  /** Whether the page shows a page of the conversation, and so handles `back`. */
  readonly isShown: boolean;
  readonly isFetching: boolean;
  readonly isComplete: boolean;
  readonly token?: string | undefined;
  /** The URL that came back before the page could take it. */
  readonly returnUrl?: string | undefined;
  readonly look: readonly AppMessage[];
}

export type Step = readonly [State, readonly Effect[]];

export const initialState: State = {
  page: 'loading',
  isShown: false,
  isFetching: false,
  isComplete: false,
  look: [],
};

/** The next state, and what the app does now. */
export function next(state: State, input: Input): Step {
  switch (input.type) {
    case 'message':
      return onMessage(state, parsePageMessage(input.data));
    case 'loading':
      return [{...state, page: 'loading', isShown: false}, []];
    case 'token':
      return giveToken({...state, token: input.token, isFetching: false});
    case 'token-failed':
      return [{...state, isFetching: false}, [failure('token', 'fetch_failed', NO_TOKEN)]];
    case 'return':
      return giveReturn({...state, returnUrl: input.url});
    case 'back':
      return [state, [state.isShown ? send({type: 'back'}) : close(state.isComplete)]];
    case 'look':
      return [
        {...state, look: input.messages},
        state.page === 'loading' ? [] : input.messages.map(send),
      ];
  }
}

/** The script that sends a message to the page. */
export const scriptFor = (message: AppMessage): string =>
  `globalThis.flatpeak?.receive(${encodeMessage(message)}); true;`;

/** The origin of a web URL, to compare with that of the page; undefined if it is none. */
export const originOf = (url: string): string | undefined =>
  /^https?:\/\/[^/?#\\@\s]+(?=[/?#]|$)/i.exec(url)?.[0].toLowerCase();

/** Whether a URL is the one that the provider's login returns to, whatever its query. */
export const isReturnUrl = (url: string, expected: string): boolean =>
  url.split(/[?#]/)[0] === expected.split(/[?#]/)[0];

const NO_TOKEN = 'The app got no token for the session.';
const NO_WEB_URL = 'The URL of the login is no https URL, so the app did not open it.';

const send = (message: AppMessage): Effect => ({type: 'send', message});
const close = (complete: boolean): Effect => ({type: 'close', complete});
const failure = (kind: string, code: string, message: string): Effect => ({
  type: 'error',
  error: {kind, code, message},
});

/** A message without its type and version. */
function fieldsOf<M extends PageMessage>(message: M) {
  const {type: _type, ...fields} = message;
  return fields;
}

function onMessage(state: State, message: PageMessage | undefined): Step {
  switch (message?.type) {
    case 'ready':
      return onReady({...state, page: 'waiting', isShown: false});
    case 'page':
      return [{...state, isShown: true}, []];
    case 'redirect':
      return [state, [openLogin(message.url)]];
    case 'complete': {
      const done = {...state, isComplete: true, token: undefined, returnUrl: undefined};
      const effects: Effect[] = [{type: 'complete', result: fieldsOf(message)}];
      return [done, state.isComplete ? [] : effects];
    }
    case 'close':
      return [{...state, isShown: false}, [close(message.complete)]];
    case 'error': {
      const error = fieldsOf(message);
      // The page loads again then, and gets a new token.
      const token = error.kind === 'expired' ? undefined : state.token;
      return [{...state, token}, [{type: 'error', error}]];
    }
    // The height is for an iframe. A later release may have more types.
    case 'height':
    case undefined:
      return [state, []];
  }
}

/** A page that loads again after the end has nothing to show. */
function onReady(state: State): Step {
  if (state.isComplete) return [state, [close(true)]];
  const [after, effects] = state.token ? giveToken(state) : fetchToken(state);
  return [after, [...state.look.map(send), ...effects]];
}

function fetchToken(state: State): Step {
  const {isFetching, returnUrl} = state;
  const fetch: Effect = {type: 'fetch-token', ...(returnUrl !== undefined && {returnUrl})};
  return [{...state, isFetching: true}, isFetching ? [] : [fetch]];
}

function giveToken(state: State): Step {
  const {page, token} = state;
  if (page !== 'waiting' || !token) return [state, []];
  const [after, effects] = giveReturn({...state, page: 'has-token'});
  return [after, [send({type: 'token', token, login: 'app'}), ...effects]];
}

/** Never before the token: the page compares the two. */
function giveReturn(state: State): Step {
  const {page, returnUrl: url} = state;
  if (page !== 'has-token' || url === undefined) return [state, []];
  return [{...state, returnUrl: undefined}, [send({type: 'return', url})]];
}

/** Plain http is for the simulator alone. */
const openLogin = (url: string): Effect =>
  /^https:|^http:\/\/localhost[:/]/i.test(url) && originOf(url)
    ? {type: 'open-login', url}
    : failure('redirect', 'forbidden_url', NO_WEB_URL);
