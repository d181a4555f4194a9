import type {PostalAddress} from '../../protocol/fields.js';
import {freshId} from './random.js';
import type {Session, SessionOptions, World} from './store.js';

/** An address of which nothing is known. */
export const NO_ADDRESS: PostalAddress = {
  address_line1: '',
  address_line2: '',
  city: '',
  state: '',
  post_code: '',
  country_code: '',
};

/** What a token's request asks for unless it says otherwise. */
export const NO_OPTIONS: SessionOptions = {
  disconnect: false,
  edit: false,
  name: false,
  contractTerm: false,
  advanced: false,
};

/** A new session under a new token. What is not given is empty. */
export function createSession(world: World, given: Partial<Session>): Session {
  const now = world.now();
  const session: Session = {
    apiVersion: world.apiVersion,
    options: NO_OPTIONS,
    live_mode: false,
    direction: 'IMPORT',
    type: 'COMMODITY',
    callback_uri: '',
    connect_web_uri: '',
    customer_id: '',
    customer_reference_id: '',
    location_id: '',
    location_reference_id: '',
    address: NO_ADDRESS,
    at: undefined,
    draft: {},
    without_direct: false,
    outcome: '',
    closed: false,
    turns: 0,
    faults: [],
    providers: undefined,
    tariffs: undefined,
    patch: undefined,
    wording: undefined,
    ...given,
    token: freshId('cot'),
    created: now,
    expires: now + world.tokenLifetime * 1000,
    shown: new Set(),
    trail: [],
    reported: new Set(),
  };
  world.store.sessions.set(session.token, session);
  return session;
}
