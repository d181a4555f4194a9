import type {ConnectSession} from '../../core/index.js';
import {OTHER_SESSION} from './login/return-token.js';

/**
 * What opening the widget again does to its session: one that the customer has left begins anew, and
 * one that may have moved on is read.
 * @param isChecking the session stands in for that of a token from the URL
 */
export async function reopenSession(session: ConnectSession, isChecking: boolean): Promise<void> {
  const {state, canRestart} = session;
  const isLeft = state.status === 'complete' && state.result.outcome === 'closed';
  const isRefused = isChecking && state.status === 'failed' && state.error.code !== OTHER_SESSION;
  if (isLeft && canRestart) await session.restart();
  else if (state.status === 'leaving' || isRefused) await session.start();
}
