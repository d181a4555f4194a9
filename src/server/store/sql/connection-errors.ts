import {toStoreError, type StoreError} from '../error.js';
import type {SqlClient} from './client.js';

type Listener = (error: StoreError) => void;

/** The listeners by client: several stores may share a pool, which gets one handler. */
const listenersOf = new WeakMap<SqlClient, Set<Listener>>();

type OnError = (event: 'error', handler: (error: unknown) => void) => unknown;

/**
 * Handles the `error` events of a client. A pool of `pg` emits one if the server ends an idle
 * connection; in Node an event `error` without a handler ends the process.
 */
export function handleConnectionErrors(client: SqlClient, listener: Listener): void {
  const known = listenersOf.get(client);
  if (known) {
    known.add(listener);
    return;
  }
  const listeners = new Set([listener]);
  listenersOf.set(client, listeners);
  const {on} = client as {on?: OnError};
  if (typeof on !== 'function') return;
  on.call(client, 'error', error => {
    const safe = toStoreError('connection', error);
    for (const each of listeners) each(safe);
  });
}
