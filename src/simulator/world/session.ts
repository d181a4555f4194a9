import type {PostalAddress} from '../../protocol/fields.js';
import {freshId} from './random.js';
import {SECOND_MS} from './time.js';
import type {SimulatorContext} from './context.js';
import type {Session, SessionOptions} from './store.js';

/** An address with no field filled in. */
export const EMPTY_ADDRESS: PostalAddress = {
  address_line1: '',
  address_line2: '',
  city: '',
  state: '',
  post_code: '',
  country_code: '',
};

/** The options of a token request that names none. */
export const DEFAULT_SESSION_OPTIONS: SessionOptions = {
  disconnect: false,
  edit: false,
  name: false,
  contractTerm: false,
  advanced: false,
};

/** Creates a session with a new token; fields that are not given are empty. */
export function createSession(context: SimulatorContext, given: Partial<Session>): Session {
  const now = context.now();
  const session: Session = {
    apiVersion: context.apiVersion,
    options: DEFAULT_SESSION_OPTIONS,
    live_mode: false,
    direction: 'IMPORT',
    type: 'COMMODITY',
    callback_uri: '',
    connect_web_uri: '',
    device_id: '',
    provider_id: '',
    customer_id: '',
    customer_reference_id: '',
    location_id: '',
    location_reference_id: '',
    address: EMPTY_ADDRESS,
    journey: 'tariff',
    vpp: {},
    page: undefined,
    draft: {},
    directDismissed: false,
    outcome: '',
    closed: false,
    turnCount: 0,
    faults: [],
    providerCount: undefined,
    tariffCount: undefined,
    priceSteps: context.priceSteps,
    structure: undefined,
    backOn: undefined,
    hasBareRedirect: false,
    endRoute: undefined,
    patch: undefined,
    requestedRoute: undefined,
    ...given,
    id: freshId('cse'),
    token: freshId('cot'),
    created: now,
    expires: now + context.tokenLifetimeS * SECOND_MS,
    shownRoutes: new Set(),
    history: [],
    reportedTariffs: new Set(),
  };
  context.store.sessions.set(session.token, session);
  return session;
}
