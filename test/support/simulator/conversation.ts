import assert from 'node:assert/strict';
import {
  ConnectClient,
  ConnectSession,
  type ConnectState,
  type ApiVersion,
  type PageKind,
  type Page,
} from '../../../src/core/index.js';
import {createSimulator, type Simulator} from '../../../src/simulator/index.js';

/** A session against a simulator, as a client without a UI runs it. */
export interface SimulatedConversation {
  readonly simulator: Simulator;
  readonly session: ConnectSession;
  /** Every state of the session, in order. */
  readonly states: ConnectState[];
  /** Every request body, in order. */
  readonly sent: Record<string, unknown>[];
}

export interface ConversationOptions {
  timeout?: number;
  fetchToken?: () => Promise<string>;
  token?: string;
  apiVersion?: ApiVersion;
  isReturn?: boolean;
  /** Called when the simulator has the request of a turn, counted from 1. */
  onSent?: (turn: number) => void;
}

/** The time limit for a turn, in milliseconds. */
export const TURN_LIMIT_MS = 5000;

/** A session at a given page; `spec` is the body of `POST /simulator/sessions`. */
export async function converse(
  spec: Record<string, unknown>,
  options: ConversationOptions = {},
  simulator = createSimulator(),
): Promise<SimulatedConversation> {
  const sent: Record<string, unknown>[] = [];
  const client = new ConnectClient({
    url: `${simulator.publicUrl}/connect`,
    timeout: options.timeout ?? TURN_LIMIT_MS,
    fetch: async request => {
      sent.push((await request.clone().json()) as Record<string, unknown>);
      const response = simulator.fetch(request);
      options.onSent?.(sent.length);
      return response;
    },
  });
  const session = new ConnectSession(client, {
    token: options.token ?? (await sessionToken(simulator, spec)),
    fetchToken: options.fetchToken,
    ...(options.apiVersion && {apiVersion: options.apiVersion}),
    isReturn: options.isReturn ?? false,
    retryDelays: [0],
  });
  const states: ConnectState[] = [];
  session.subscribe(state => states.push(state));
  return {simulator, session, states, sent};
}

/** The connect token of a session at a given page. */
export async function sessionToken(simulator: Simulator, spec: Record<string, unknown>) {
  const response = await simulator.fetch(
    new Request(`${simulator.publicUrl}/simulator/sessions`, {
      method: 'POST',
      body: JSON.stringify(spec),
    }),
  );
  const {connect_token: token} = (await response.json()) as {connect_token?: string};
  assert.ok(token);
  return token;
}

/** The page on screen, which must be of this kind. */
export function pageOf<K extends PageKind>(
  {session}: Pick<SimulatedConversation, 'session'>,
  kind: K,
): Page<K> {
  const {page} = session.state;
  assert.equal(page?.kind, kind);
  return page as unknown as Page<K>;
}

/** The session’s current failure. */
export function errorOf({session: {state}}: Pick<SimulatedConversation, 'session'>) {
  assert.equal(state.status, 'failed');
  return state.error;
}
