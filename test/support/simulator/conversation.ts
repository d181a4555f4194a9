import assert from 'node:assert/strict';
import {
  ConnectClient,
  ConnectSession,
  type ConnectState,
  type ApiVersion,
  type Kind,
  type Page,
} from '../../../src/core/index.js';
import {createSimulator, type Simulator} from '../../../src/simulator/index.js';

/** A conversation with a simulator, as a host without a screen would hold it. */
export interface Conversation {
  readonly simulator: Simulator;
  readonly session: ConnectSession;
  /** Every state that the session went through. */
  readonly states: ConnectState[];
  /** What was sent, in order. */
  readonly sent: Record<string, unknown>[];
}

export interface ConversationOptions {
  timeout?: number;
  fetchToken?: () => Promise<string>;
  token?: string;
  apiVersion?: ApiVersion;
  isReturn?: boolean;
}

/** Opens a session that stands at a page; `spec` is what `POST /simulator/sessions` takes. */
export async function converse(
  spec: Record<string, unknown>,
  options: ConversationOptions = {},
  simulator = createSimulator(),
): Promise<Conversation> {
  const sent: Record<string, unknown>[] = [];
  const client = new ConnectClient({
    url: `${simulator.publicUrl}/connect`,
    timeout: options.timeout ?? 5000,
    fetch: async request => {
      sent.push((await request.clone().json()) as Record<string, unknown>);
      return simulator.fetch(request);
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

/** A connect token of a session that stands at a page. */
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
export function pageOf<K extends Kind>({session}: Pick<Conversation, 'session'>, kind: K): Page<K> {
  const {page} = session.state;
  assert.equal(page?.kind, kind);
  return page as unknown as Page<K>;
}

/** The failure that the session stands at. */
export function errorOf({session: {state}}: Pick<Conversation, 'session'>) {
  assert.equal(state.status, 'failed');
  return state.error;
}
