import type {ConnectState} from '../../core/index.js';
import type {Translator} from '../../messages/translator.js';
import {errorMessage} from '../../ui/error-message.js';
import type {Announcer} from '../announcer.js';

/** Delay (ms) before a request in flight is announced; most responses arrive earlier. */
const BUSY_ANNOUNCEMENT_DELAY_MS = 1000;

/**
 * Announces failures and long requests.
 * @param translator asked when the text is due: the language may load meanwhile
 */
export function announceState(
  announcer: Announcer,
  session: ConnectState,
  translator: () => Translator,
): void {
  if (session.status === 'busy')
    announcer.announce(() => translator().text('busy'), BUSY_ANNOUNCEMENT_DELAY_MS);
  else if (session.status === 'failed')
    announcer.announce(() => errorMessage(session.error, translator()));
  else announcer.announce('');
}
