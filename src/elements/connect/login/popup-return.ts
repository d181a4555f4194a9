import {tabStorage} from '../../tab-storage.js';
import {LOGIN_WINDOW_PREFIX} from './login-window.js';

/** Time limit (ms) for the opener's reply, and for the window to close. */
const OPENER_TIMEOUT_MS = 1000;

/**
 * The channel between a popup and the widget that opened it: same origin, same session. Its name
 * derives from the token. The only messages are "done" and "ack"; both are hints, after which the
 * widget reads the session from the service.
 */
export const openLoginChannel = (hash: string) => new BroadcastChannel(`flatpeak-login-${hash}`);

/**
 * Notifies the widget that opened this popup and closes the popup. Resolves if the page is to act
 * as an ordinary one after all: false if no widget has the token's session and replied, true if
 * one has and the window does not close.
 * @param hash of the token that the login returned
 */
export async function notifyOpenerAndClose(hash: string): Promise<boolean> {
  tabStorage.set(LOGIN_WINDOW_PREFIX, false);
  window.name = '';
  const channel = openLoginChannel(hash);
  const isAcknowledged = await new Promise<boolean>(resolve => {
    setTimeout(resolve, OPENER_TIMEOUT_MS, false);
    channel.onmessage = ({data}) => data === 'ack' && resolve(true);
    channel.postMessage('done');
  });
  channel.close();
  if (isAcknowledged) {
    window.close();
    await new Promise(resolve => setTimeout(resolve, OPENER_TIMEOUT_MS));
  }
  return isAcknowledged;
}
