import {ConnectError} from '../../../core/index.js';
import {hashToken} from '../../../protocol/token-hash.js';
import {FlatpeakTokenIgnoredEvent} from '../../../ui/events.js';
import {hasBackend, requestSiteToken, type SessionSettings} from '../create-session.js';
import type {SessionMemory} from '../session-memory.js';
import {OTHER_SESSION} from './return-token.js';

/**
 * Asks the site's backend whether a token from the page's URL is the customer's: it returns that
 * same token to its own customer only. Any other token is kept for the next session.
 * @returns true if it is
 * @throws ConnectError `expired` with the code `OTHER_SESSION` if it is not; what the request throws
 */
export async function askBackend(
  widget: EventTarget,
  token: string,
  settings: SessionSettings,
  memory: SessionMemory,
  signal: AbortSignal,
): Promise<true> {
  // Without Web Crypto there is no hash to ask for.
  const resume = hasBackend(settings) && (await hashToken(token).catch(() => ''));
  if (resume) {
    try {
      const fetched = await requestSiteToken(settings, resume, signal);
      if (fetched === token) return true;
      memory.keepSpare(fetched);
    } catch (error) {
      if ((error as {status?: unknown} | null)?.status === 401)
        widget.dispatchEvent(new FlatpeakTokenIgnoredEvent('not-signed-in'));
      throw error;
    }
  }
  const reason = hasBackend(settings) ? 'unknown-session' : 'no-backend';
  widget.dispatchEvent(new FlatpeakTokenIgnoredEvent(reason));
  throw new ConnectError('expired', 'The token in the URL is of an unknown session.', {
    code: OTHER_SESSION,
  });
}
