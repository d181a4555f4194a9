import type {ConnectError} from '../core/index.js';
import type {Translator} from '../messages/translator.js';

/** Longest wait that is shown in seconds; longer ones are shown in minutes. */
const MAX_WAIT_SHOWN_IN_SECONDS = 90;

/**
 * Why a request failed, for the customer. The first that applies: the message of the error's code,
 * the time to wait, the service's own message, the message of the error's kind.
 */
export function errorMessage(error: ConnectError, translator: Translator): string {
  const {code, kind, retryAfter: seconds = 0} = error;
  const known = translator.find([`error.${code}`]);
  if (known) return known;
  if (seconds > MAX_WAIT_SHOWN_IN_SECONDS)
    return translator.text('error.wait.minutes', {minutes: Math.ceil(seconds / 60)});
  if (seconds > 1) return translator.text('error.wait.seconds', {seconds});
  return (kind === 'server' && error.serviceMessage) || translator.text(`error.${kind}`);
}
