/** The version of the messages. A message of another version is ignored. */
export const BRIDGE_VERSION = 1;

/**
 * What the hosted page sends to the app or site around it. New types and new fields may come in any
 * release: ignore those that you do not know. Only `redirect` carries a secret, the session's token.
 */
export type PageMessage =
  /** The page is there, and can be sent messages. `release` is the version of the package. */
  | {readonly type: 'ready'; readonly release: string}
  /** Another page of the conversation is on screen. `kind` and `route` are those of `flatpeak-page`. */
  | {
      readonly type: 'page';
      readonly kind: string;
      readonly route: string;
      readonly step: number;
    }
  /** Open this URL in the system browser: the provider's login. Answer with `return`. Never log it. */
  | {readonly type: 'redirect'; readonly url: string}
  /** The session is complete; sent once. The fields are those of `flatpeak-complete`. */
  | {
      readonly type: 'complete';
      readonly outcome: 'saved' | 'pending' | 'disconnected' | 'unknown';
      readonly direction?: string;
      readonly liveMode: boolean;
      readonly provider?: string;
      readonly tariff?: string;
    }
  /** The customer is done, or has left. Close the page; an unfinished session goes on with its token. */
  | {readonly type: 'close'; readonly complete: boolean}
  /** A request failed, and the customer sees what they can do. The fields are those of `flatpeak-error`. */
  | {
      readonly type: 'error';
      readonly kind: string;
      readonly code: string;
      readonly message: string;
      readonly status?: number;
    }
  /** The height of the content in CSS pixels, for an iframe. */
  | {readonly type: 'height'; readonly height: number};

/**
 * What an app or a site sends to the hosted page. With its first message it takes charge: from then
 * on the page asks it to open the provider's login, and to close the page.
 */
export type AppMessage =
  /**
   * The session's connect token, from your backend. `login` says who opens the provider's login: `app`
   * gets `redirect`, `page` does it itself. The default is `app` for an app and `page` for a site.
   */
  | {
      readonly type: 'token';
      readonly token: string;
      readonly apiVersion?: string;
      readonly login?: 'app' | 'page';
    }
  /** Light or dark, and CSS tokens such as `--flatpeak-color-accent`. */
  | {
      readonly type: 'theme';
      readonly theme?: 'light' | 'dark' | 'auto';
      readonly tokens?: Readonly<Record<string, string>>;
    }
  /** A BCP 47 language tag. */
  | {readonly type: 'language'; readonly language: string}
  /** The parts of the screen that the device covers, in CSS pixels. */
  | {
      readonly type: 'safe-area';
      readonly top: number;
      readonly right: number;
      readonly bottom: number;
      readonly left: number;
    }
  /** The customer pressed the device's back button. The page goes back, or answers with `close`. */
  | {readonly type: 'back'}
  /** The customer came back from the provider's login, with this URL. */
  | {readonly type: 'return'; readonly url: string};

type Message = PageMessage | AppMessage;
type Check = (value: unknown) => boolean;
/** The required fields of each message, by type. */
type Fields<M extends Message> = {
  readonly [Type in M['type']]: Readonly<Record<string, Check>>;
};

const text: Check = value => typeof value === 'string';
const number: Check = value => Number.isFinite(value);
const flag: Check = value => typeof value === 'boolean';

const PAGE_FIELDS: Fields<PageMessage> = {
  ready: {release: text},
  page: {kind: text, route: text, step: number},
  redirect: {url: text},
  complete: {outcome: text, liveMode: flag},
  close: {complete: flag},
  error: {kind: text, code: text, message: text},
  height: {height: number},
};

const APP_FIELDS: Fields<AppMessage> = {
  token: {token: text},
  theme: {},
  language: {language: text},
  'safe-area': {top: number, right: number, bottom: number, left: number},
  back: {},
  return: {url: text},
};

/** The JSON text of a message, as every bridge carries it. */
export const encodeMessage = (message: Message): string =>
  JSON.stringify({flatpeak: BRIDGE_VERSION, ...message});

/**
 * Reads a message that came from the hosted page.
 * @param data what the bridge received: JSON text, or the object
 * @returns undefined if it is something else, or a type that this version does not know
 */
export const parsePageMessage = (data: unknown): PageMessage | undefined =>
  parse<PageMessage>(data, PAGE_FIELDS);

/** Reads a message for the hosted page; undefined if it is none. */
export const parseAppMessage = (data: unknown): AppMessage | undefined =>
  parse<AppMessage>(data, APP_FIELDS);

function parse<M extends Message>(data: unknown, fields: Fields<M>): M | undefined {
  const message = decode(data) as {readonly flatpeak?: unknown; readonly type?: unknown} | null;
  const {flatpeak, type} = message ?? {};
  if (flatpeak !== BRIDGE_VERSION || typeof type !== 'string' || !Object.hasOwn(fields, type))
    return undefined;
  const checks = Object.entries(fields[type as M['type']]);
  const isValid = checks.every(([name, check]) => check(message?.[name as keyof typeof message]));
  return isValid ? (message as unknown as M) : undefined;
}

function decode(data: unknown): unknown {
  if (typeof data !== 'string') return data;
  try {
    return JSON.parse(data) as unknown;
  } catch {
    return undefined;
  }
}
