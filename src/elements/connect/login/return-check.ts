import {ConnectSession} from '../../../core/index.js';
import type {FlowEnvironment} from '../flow-environment.js';
import {hasTokenSource, type SessionSettings} from '../create-session.js';
import type {SessionMemory} from '../session-memory.js';

interface Listener {
  /** The token is the customer's. */
  readonly onConfirmed: () => void;
  /** There is no token source yet, and so nobody to ask. */
  readonly onUndecided: () => void;
}

/**
 * Stands in for the session of a token from the page's URL, which anyone may have put there. Its
 * start asks the site's page, then this tab, then the site's backend, and fails if none of them
 * confirms the token. Both listeners must dispose of it.
 */
export const createReturnCheck = (
  environment: FlowEnvironment,
  settings: SessionSettings,
  memory: SessionMemory,
  token: string,
  {onConfirmed, onUndecided}: Listener,
): ConnectSession =>
  new ConnectSession(environment.createClient(), {
    async fetchToken(signal) {
      const isKnown = token === settings.connectToken || (await environment.confirms(token));
      signal.throwIfAborted();
      if (!isKnown && !hasTokenSource(settings)) onUndecided();
      else if (isKnown || (await environment.askBackend(token, settings, memory, signal)))
        onConfirmed();
      signal.throwIfAborted();
      return token;
    },
  });
