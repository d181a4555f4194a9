import assert from 'node:assert/strict';
import {signCustomer} from '../../../src/program/identity/link.js';
import type {SupportedApiVersion} from '../../../src/server/index.js';
import type {Simulator} from '../../../src/simulator/index.js';
import {answerPages} from './customer.js';
import {LINK_SECRET} from './program.js';

const JSON_TYPE = {'content-type': 'application/json'};

/** Seconds for which a link is good. */
const LINK_AGE_S = 600;

/** The parameter that a page of the site signs. */
export function linkOf(customer: string): string {
  const expires = Math.floor(Date.now() / 1000) + LINK_AGE_S;
  return `customer=${encodeURIComponent(signCustomer(LINK_SECRET, customer, expires))}`;
}

/** The cookie of a customer whose widget has asked for a token. */
export const cookieOf = (customer: string): string => `flatpeak_${linkOf(customer)}`;

/** A session that has begun. */
export interface StartedSession {
  readonly token: string;
  /** The cookie that the program gave. */
  readonly cookie: string;
}

/** A customer begins a session. */
export async function start(url: string, customer: string): Promise<StartedSession> {
  const response = await fetch(`${url}/flatpeak/connect-token?${linkOf(customer)}`, {
    method: 'POST',
    headers: JSON_TYPE,
    body: '{}',
  });
  assert.equal(response.status, 200);
  const {connect_token: token} = (await response.json()) as {connect_token: string};
  return {token, cookie: response.headers.get('set-cookie')?.split(';')[0] ?? ''};
}

/** The page reports that the session has ended. */
export const complete = (url: string, cookie: string): Promise<Response> =>
  fetch(`${url}/flatpeak/complete`, {
    method: 'POST',
    headers: {...JSON_TYPE, cookie},
    body: '{}',
  });

interface Running {
  readonly url: string;
  readonly simulator: {readonly simulator: Simulator};
}

/** A customer connects a tariff. @returns the cookie that the program gave */
export async function connect(
  {url, simulator}: Running,
  customer: string,
  apiVersion: SupportedApiVersion = 'zero',
): Promise<string> {
  const {token, cookie} = await start(url, customer);
  await answerPages(simulator.simulator, token, apiVersion);
  assert.equal((await complete(url, cookie)).status, 200);
  return cookie;
}
