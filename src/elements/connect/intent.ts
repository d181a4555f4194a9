import type {Page} from '../../core/index.js';
import type {Intent} from './flow-environment.js';

const ACTIONS: ReadonlyMap<Intent | undefined, readonly string[]> = new Map([
  ['edit', ['EDIT']],
  ['reconnect', ['RECONNECT', 'EDIT']],
  ['disconnect', ['DISCONNECT']],
]);

/** The actions that fulfil a widget's intent, until the session's first page. */
export class IntendedActions {
  /** In order of preference. */
  #actions: readonly string[] = [];

  begin(intent: Intent | undefined): void {
    this.#actions = ACTIONS.get(intent) ?? [];
  }

  /** The first action that the page offers. */
  take({actions, route}: Page): string | undefined {
    const action = this.#actions.find(name => actions.includes(name));
    // The page that stands for a failure has no route, and is not the session's first.
    if (route) this.#actions = [];
    return action;
  }
}
