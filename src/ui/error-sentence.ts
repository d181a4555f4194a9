import type {ConnectError} from '../core/index.js';
import type {Translator} from '../messages/translator.js';

/** Why a turn failed, in the customer's words: by code, else the service's own, else by kind. */
export function errorSentence(error: ConnectError, words: Translator): string {
  const {code, kind, message, retryAfter: seconds} = error;
  if (kind === 'rate-limit' && seconds) return words.text('error.rate-limit.seconds', {seconds});
  // Only a message that came with a code is the service's; others are for developers.
  return (
    words.find([`error.${code}`]) ??
    (kind === 'server' && code ? message : words.text(`error.${kind}`))
  );
}
