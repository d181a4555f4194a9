import {ConnectError, ConnectSession, type ConnectClient} from '../../../core/index.js';
import {hashToken} from '../../../protocol/token-hash.js';
import type {TokenIgnoredReason} from '../../../ui/events.js';
import {hasBackend, requestSiteToken, type SessionSettings} from '../create-session.js';
import type {SessionMemory} from '../session-memory.js';

/** The code of the failure that stands for a token whose session is not the customer's. */
export const OTHER_SESSION = 'other_session';

/** The page around the check of a token from its URL. */
interface ReturnEnvironment {
  createClient(): Pick<ConnectClient, 'send'>;
  /** Whether this tab knows the token. */
  confirms(token: string): Promise<boolean>;
  onIgnored(reason: TokenIgnoredReason): Promise<void>;
}

interface Listener {
  /** The token is the customer's. */
  readonly onConfirmed: () => void;
  /** There is no token source yet, and so nobody to ask. */
  readonly onUndecided: () => void;
}

/**
 * Stands in for the session of a token from the page's URL, which anyone may have put there. Its
 * start asks in this order: the site's page, this tab, the site's backend, which returns that same
 * token to its own customer only. Fails if none confirms the token.
 */
export function createReturnCheck(
  environment: ReturnEnvironment,
  settings: SessionSettings,
  memory: SessionMemory,
  token: string,
  {onConfirmed, onUndecided}: Listener,
): ConnectSession {
  /** Never returns: both listeners dispose of this session. */
  async function fetchToken(signal: AbortSignal): Promise<string> {
    const isKnown = token === settings.connectToken || (await environment.confirms(token));
    signal.throwIfAborted();
    if (isKnown || (await isBackendSure(signal))) onConfirmed();
    else if (!hasBackend(settings) && !settings.connectToken) onUndecided();
    signal.throwIfAborted();
    await environment.onIgnored(hasBackend(settings) ? 'unknown-session' : 'no-backend');
    const code = OTHER_SESSION;
    throw new ConnectError('expired', 'The token in the URL is of an unknown session.', {code});
  }

  async function isBackendSure(signal: AbortSignal): Promise<boolean> {
    // Without Web Crypto there is no hash to ask for.
    const hash = hasBackend(settings) && (await hashToken(token).catch(() => ''));
    if (!hash) return false;
    try {
      const answer = await requestSiteToken(settings, hash, signal);
      if (answer !== token) memory.keepSpare(answer);
      return answer === token;
    } catch (error) {
      const {status} = (error ?? {}) as {status?: unknown};
      if (status === 401) await environment.onIgnored('not-signed-in');
      throw error;
    }
  }

  return new ConnectSession(environment.createClient(), {fetchToken});
}
