import * as z from 'zod/mini';
import {provider, text} from './fields.js';
import {pageType} from './page-type.js';

const data = z.looseObject({connection_type: text, provider});

/** The provider cannot be read yet; the platform keeps trying for up to two days. */
export const connectionPendingPage = pageType()({
  kind: 'connection-pending',
  data,
  actions: ['SAVE', 'DISCONNECT', 'DISMISS_DIRECT'],
});

/** The provider's account can no longer be read. */
export const connectionFailedPage = pageType()({
  kind: 'connection-failed',
  data,
  actions: ['RECONNECT', 'DISCONNECT'],
});

const ACTIONS = ['EDIT', 'DISCONNECT', 'BACK', 'CLOSE'];

/** The same where it is stored already that the platform keeps trying. */
export const storedPendingPage = pageType()({
  ...connectionPendingPage,
  actions: ACTIONS,
  stored: 'pending',
});

/** The same where going through the choices again is how a tariff is reconnected. */
export const editedFailedPage = pageType()({...connectionFailedPage, actions: ACTIONS});
