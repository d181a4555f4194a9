import type {ConnectError} from '../core/index.js';
import type {Translator} from '../messages/translator.js';

/** Up to this many seconds nobody counts minutes. */
const A_FEW_SECONDS = 90;

/** Why a turn failed, in the customer's words: by code, by the time to wait, else the service's own, else by kind. */
export function errorSentence(error: ConnectError, words: Translator): string {
  const {code, kind, retryAfter: seconds = 0} = error;
  const known = words.find([`error.${code}`]);
  if (known) return known;
  if (seconds > A_FEW_SECONDS)
    return words.text('error.wait.minutes', {minutes: Math.ceil(seconds / 60)});
  if (seconds > 1) return words.text('error.wait.seconds', {seconds});
  return (kind === 'server' && error.serviceMessage) || words.text(`error.${kind}`);
}
