import {
  ConnectSession,
  fetchConnectToken,
  type ApiVersion,
  type Journey,
  type TurnClient,
  type Direction,
  type TokenRequest,
} from '../../core/index.js';
import type {SessionMemory} from './session-memory.js';

/** The properties of a widget that a session depends on. */
export interface SessionSettings {
  readonly connectToken?: string | undefined;
  readonly tokenUrl?: string | undefined;
  readonly fetchToken?: ((request: TokenRequest) => Promise<string>) | undefined;
  readonly connectUrl: string;
  readonly apiVersion: ApiVersion;
  readonly journey?: Journey | undefined;
  readonly direction?: Direction | undefined;
  readonly tariffType?: string | undefined;
  readonly locationId?: string | undefined;
  readonly callbackUrl?: string | undefined;
  /** Origins separated by spaces. */
  readonly redirectOrigins?: string | undefined;
  /** Schemes separated by spaces. */
  readonly appSchemes?: string | undefined;
}

/** Whether the site's backend creates tokens for the widget. */
export const hasBackend = ({fetchToken, tokenUrl}: SessionSettings): boolean =>
  Boolean(fetchToken ?? tokenUrl);

/** Whether there is a token, or a backend that creates one. */
export const hasTokenSource = (settings: SessionSettings): boolean =>
  Boolean(settings.connectToken) || hasBackend(settings);

/**
 * Asks the site's backend for a token.
 * @param resume SHA-256 in hex of the token whose session to resume
 */
export async function requestSiteToken(
  settings: SessionSettings,
  resume: string | undefined,
  signal: AbortSignal,
): Promise<string> {
  const {direction, tariffType, locationId, journey, tokenUrl = ''} = settings;
  const request: TokenRequest = {
    ...{direction, tariffType, locationId},
    ...(resume && {resume}),
    ...(journey === 'vpp' && {journey}),
  };
  const token = await (settings.fetchToken?.(request) ??
    fetchConnectToken(tokenUrl, request, signal));
  // By now another token may be in use.
  signal.throwIfAborted();
  return token;
}

/**
 * Creates the session that a widget's properties ask for.
 * @param returnToken the customer's own token that the provider's login returned
 */
export function createSession(
  client: TurnClient,
  settings: SessionSettings,
  memory: SessionMemory,
  returnToken: string | undefined,
): ConnectSession {
  const token = returnToken ?? settings.connectToken;
  if (token) memory.bind(token);
  let isFirstToken = true;

  async function fetchToken(signal: AbortSignal): Promise<string> {
    // A restart asks for a new session.
    const resume = (isFirstToken && memory.previous?.hash) || undefined;
    const fetched =
      (!resume && memory.takeSpare()) || (await requestSiteToken(settings, resume, signal));
    isFirstToken = false;
    memory.bind(fetched);
    return fetched;
  }

  return new ConnectSession(client, {
    token,
    fetchToken: hasBackend(settings) ? fetchToken : undefined,
    apiVersion: settings.apiVersion,
    journey: settings.journey,
    isReturn: returnToken !== undefined,
    callbackUrl: settings.callbackUrl,
    redirectPolicy: {
      origins: settings.redirectOrigins?.split(/\s+/),
      schemes: settings.appSchemes?.split(/\s+/),
    },
  });
}
