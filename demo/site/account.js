// @ts-check
import {byId} from './dom.js';

/** Reads who is signed in and what is stored of them, and shows who it is. */
export async function readAccount() {
  const response = await fetch('/api/me');
  /** @type {{customer?: string, tariffs: import('./stored.js').Stored[]}} */
  const account = response.ok ? await response.json() : {tariffs: []};
  byId('who').textContent = account.customer ? 'Signed in as Sam Taylor' : 'Signed out';
  byId('sign').textContent = account.customer ? 'Sign out' : 'Sign in';
  byId('sign').hidden = false;
  return account;
}

/** Lets the button in the header sign in and out. @param {() => void} then */
export function onSign(then) {
  byId('sign').addEventListener('click', async () => {
    const way = byId('sign').textContent === 'Sign in' ? 'in' : 'out';
    await fetch(`/api/sign-${way}`, {method: 'POST'});
    then();
  });
}
