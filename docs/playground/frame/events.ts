import type {PlaygroundHost} from '../host/host.js';

/** Reports the widget's events to the host. */
export function reportEvents(host: PlaygroundHost): void {
  for (const name of host.eventNames) {
    document.addEventListener(name, event => {
      const {detail} = event as CustomEvent<unknown>;
      host.onEvent({name, at: Date.now(), detail: JSON.stringify(detail, undefined, 2)});
    });
  }
}
