import {hashToken} from '../../../protocol/token-hash.js';
import {recall, remember} from '../../tab-storage.js';

/** Begins the names of windows that are opened for a login, and says in a new one what it is. */
export const LOGIN = 'flatpeak-login';

/** How long a window waits for the widget that opened it, in milliseconds. */
const PATIENCE = 1000;

/**
 * Where the window and the widget meet, of one origin and one session. Its name comes from the
 * token, and only "done" and "heard" are said: what is said is a hint, and whoever hears it asks
 * the service.
 */
export const channelOf = (hash: string) => new BroadcastChannel(`flatpeak-login-${hash}`);

/** Whether this page came back from a login in a window that a widget had opened for it. */
export const isLoginWindow = (): boolean => window.name.startsWith(LOGIN) || recall(LOGIN) === true;

/**
 * In such a window, tells the widget that opened it, and closes the window. Resolves where this is
 * a page as any other after all: the widget is gone, or the window does not close.
 */
export async function handOver(token: string): Promise<void> {
  remember(LOGIN, false);
  window.name = '';
  const channel = channelOf(await hashToken(token));
  const isHeard = await new Promise(resolve => {
    setTimeout(resolve, PATIENCE, false);
    channel.onmessage = ({data}) => data === 'heard' && resolve(true);
    channel.postMessage('done');
  });
  channel.close();
  if (!isHeard) return;
  window.close();
  await new Promise(resolve => setTimeout(resolve, PATIENCE));
}
