import {tabStorage} from '../../tab-storage.js';

/** Prefix of the names of login popups; also the storage key that marks a new popup as one. */
export const LOGIN_WINDOW_PREFIX = 'flatpeak-login';

/** Whether this page returned from a login in a popup that a widget opened. */
export const isLoginWindow = (): boolean =>
  window.name.startsWith(LOGIN_WINDOW_PREFIX) || tabStorage.get(LOGIN_WINDOW_PREFIX) === true;
