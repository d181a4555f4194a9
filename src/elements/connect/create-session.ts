import {
  ConnectSession,
  fetchConnectToken,
  type ApiVersion,
  type ConnectClient,
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
  readonly direction?: Direction | undefined;
  readonly tariffType?: string | undefined;
  readonly locationId?: string | undefined;
  readonly callbackUrl?: string | undefined;
  /** Origins separated by spaces. */
  readonly redirectOrigins?: string | undefined;
  /** Schemes separated by spaces. */
  readonly appSchemes?: string | undefined;
}

/**
 * Creates the session that a widget's properties ask for.
 * @param returnToken the token that the provider's login returned
 */
export function createSession(
  client: Pick<ConnectClient, 'send'>,
  settings: SessionSettings,
  memory: SessionMemory,
  returnToken: string | undefined,
): ConnectSession {
  const token = returnToken ?? settings.connectToken;
  if (token) memory.bind(token);
  let isFirstToken = true;

  async function fetchToken(signal: AbortSignal): Promise<string> {
    const {direction, tariffType, locationId, tokenUrl = ''} = settings;
    // A restart asks for a new session.
    const resume = isFirstToken && memory.previous?.hash;
    const request: TokenRequest = {direction, tariffType, locationId, ...(resume && {resume})};
    const fetched = await (settings.fetchToken?.(request) ??
      fetchConnectToken(tokenUrl, request, signal));
    // By now another token may be in use.
    signal.throwIfAborted();
    isFirstToken = false;
    memory.bind(fetched);
    return fetched;
  }

  return new ConnectSession(client, {
    token,
    fetchToken: settings.fetchToken || settings.tokenUrl ? fetchToken : undefined,
    apiVersion: settings.apiVersion,
    isReturn: returnToken !== undefined,
    callbackUrl: settings.callbackUrl,
    redirectPolicy: {
      origins: settings.redirectOrigins?.split(/\s+/),
      schemes: settings.appSchemes?.split(/\s+/),
    },
  });
}
