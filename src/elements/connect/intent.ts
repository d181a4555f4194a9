import type {Intent} from './flow-environment.js';

const ACTIONS: ReadonlyMap<Intent | undefined, readonly string[]> = new Map([
  ['edit', ['EDIT']],
  ['reconnect', ['RECONNECT', 'EDIT']],
  ['disconnect', ['DISCONNECT']],
]);

/** The actions that fulfil an intent, in order of preference. */
export const actionsFor = (intent: Intent | undefined): readonly string[] =>
  ACTIONS.get(intent) ?? [];
