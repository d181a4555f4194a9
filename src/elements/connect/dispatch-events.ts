import {withoutToken, type ConnectState} from '../../core/index.js';
import {FlatpeakCompleteEvent, FlatpeakPageEvent} from '../../ui/events.js';
import {dispatchError} from '../dispatch-error.js';
import {OTHER_SESSION} from './login/return-token.js';

/** Dispatches the public event for a new session state: another page, the end, a failure. */
export function dispatchStateEvents(
  widget: EventTarget,
  before: ConnectState,
  now: ConnectState,
): void {
  const {page, step} = now;
  if (page && step !== before.step) {
    const {kind, route, direction, live_mode: liveMode, unreadable = []} = page;
    const detail = {kind, route, step, direction, liveMode, unreadable};
    widget.dispatchEvent(new FlatpeakPageEvent(detail));
  }
  // A session that was left before anything was stored has only `flatpeak-close`.
  if (now.status === 'complete' && now.result.outcome !== 'closed') {
    const {callbackUrl, outcome, ...result} = now.result;
    const callback = callbackUrl && withoutToken(callbackUrl).href;
    widget.dispatchEvent(new FlatpeakCompleteEvent({...result, outcome, callback}));
  }
  // A token that is ignored has an event of its own.
  if (now.status === 'failed' && now.error.code !== OTHER_SESSION) dispatchError(widget, now.error);
}
