import type {ConnectError} from '../core/index.js';
import {FlatpeakErrorEvent} from '../ui/events.js';

/** Dispatches `flatpeak-error` from an element, without secrets. */
export function dispatchError(element: EventTarget, error: ConnectError): void {
  const {kind, code, message, status} = error;
  element.dispatchEvent(new FlatpeakErrorEvent({kind, code, message, status}));
}
