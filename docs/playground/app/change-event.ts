import type {PlaygroundState} from '../state.js';

/** A visitor changed a part of the state. */
export class StateChangeEvent extends Event {
  constructor(readonly change: Partial<PlaygroundState>) {
    super('state-change', {bubbles: true, composed: true});
  }
}

declare global {
  interface HTMLElementEventMap {
    'state-change': StateChangeEvent;
  }
}
