import {withoutToken, type ConnectError, type ConnectState} from './core/index.js';
import {FlatpeakCompleteEvent, FlatpeakErrorEvent, FlatpeakPageEvent} from './ui/events.js';

/** Tells the host what a new state of the conversation means: another page, the end, a failure. */
export function report(host: EventTarget, before: ConnectState, now: ConnectState): void {
  const {page, step} = now;
  if (page && step !== before.step) {
    const {kind, route, direction, live_mode: liveMode} = page;
    host.dispatchEvent(new FlatpeakPageEvent({kind, route, step, direction, liveMode}));
  }
  // Who left before anything was stored has closed the widget, and that is told by its own event.
  if (now.status === 'complete' && now.result.outcome !== 'closed') {
    const {callback, outcome, ...result} = now.result;
    const address = callback && withoutToken(callback).href;
    host.dispatchEvent(new FlatpeakCompleteEvent({...result, outcome, callback: address}));
  }
  if (now.status === 'failed') reportFailure(host, now.error);
}

/** Tells the host what went wrong. */
export function reportFailure(host: EventTarget, error: ConnectError): void {
  const {kind, code, message, status} = error;
  host.dispatchEvent(new FlatpeakErrorEvent({kind, code, message, status}));
}
