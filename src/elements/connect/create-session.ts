import {
  ConnectClient,
  ConnectSession,
  fetchConnectToken,
  type ApiVersion,
  type Direction,
  type TokenRequest,
} from '../../core/index.js';
import type {Keep} from './session-memory.js';
import {hasPage, loadPages} from './page-loader.js';
import {otherOrigin} from './preconnect.js';
import {ACCEPTS_SIMPLE_REQUESTS} from '../../protocol/routes.js';

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
 * The session of a widget, as its attributes say.
 * @param returned a token that the provider's login brought back
 */
export function openSession(
  widget: SessionSettings,
  keep: Keep,
  returned: string | undefined,
): ConnectSession {
  const token = returned ?? widget.connectToken;
  if (token) keep.use(token);
  let isBeginning = true;

  async function fetchToken(signal: AbortSignal): Promise<string> {
    const {direction, tariffType, locationId, tokenUrl = ''} = widget;
    // Whoever starts again wants another session.
    const resume = isBeginning && keep.last?.hash;
    const request: TokenRequest = {direction, tariffType, locationId, ...(resume && {resume})};
    const asked = widget.fetchToken?.(request) ?? fetchConnectToken(tokenUrl, request, signal);
    const fetched = await asked;
    // Nobody waits for it any more, and another token may be in use.
    signal.throwIfAborted();
    isBeginning = false;
    keep.use(fetched);
    return fetched;
  }

  const {connectUrl: url, apiVersion} = widget;
  const client = new ConnectClient({
    url,
    // What a host puts in front of the service may read by the content type.
    simpleRequest: ACCEPTS_SIMPLE_REQUESTS[apiVersion] && otherOrigin(url) !== undefined,
    prepare: ({kind}) => (hasPage(kind) ? undefined : loadPages()),
  });
  return new ConnectSession(client, {
    token,
    fetchToken: widget.fetchToken || widget.tokenUrl ? fetchToken : undefined,
    apiVersion: apiVersion,
    isReturn: returned !== undefined,
    callbackUrl: widget.callbackUrl,
    redirectPolicy: {
      origins: widget.redirectOrigins?.split(/\s+/),
      schemes: widget.appSchemes?.split(/\s+/),
    },
  });
}
