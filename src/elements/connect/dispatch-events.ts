import {withoutToken, type ConnectState} from '../../core/index.js';
import {FlatpeakCompleteEvent, FlatpeakPageEvent} from '../../ui/events.js';
import {dispatchError} from '../dispatch-error.js';

/** Tells the host what a new state of the conversation means: another page, the end, a failure. */
export function report(host: EventTarget, before: ConnectState, now: ConnectState): void {
  const {page, step} = now;
  if (page && step !== before.step) {
    const {kind, route, direction, live_mode: liveMode} = page;
    host.dispatchEvent(new FlatpeakPageEvent({kind, route, step, direction, liveMode}));
  }
  // Who left before anything was stored has closed the widget, and that is told by its own event.
  if (now.status === 'complete' && now.result.outcome !== 'closed') {
    const {callbackUrl, outcome, ...result} = now.result;
    const callback = callbackUrl && withoutToken(callbackUrl).href;
    host.dispatchEvent(new FlatpeakCompleteEvent({...result, outcome, callback}));
  }
  if (now.status === 'failed') dispatchError(host, now.error);
}
