import {hashToken} from '../../protocol/token-hash.js';
import {withToken} from '../../protocol/token-url.js';
import {ApiError} from '../api/error.js';
import {lifetimeOf, type ConnectSession} from '../api/schemas/connect-sessions.js';
import {requireCustomer} from '../http/auth.js';
import {rejectCrossSite} from '../http/csrf.js';
import {HttpError} from '../http/errors.js';
import type {Services} from '../services.js';
import type {StoredToken} from '../store/store.js';
import {createLocation} from './new-location.js';
import {readSite} from './site.js';

/**
 * Why a link is not opened. `not_signed_in`: sign the customer in and come back. `no_link`: the URL
 * names no session, or several. `not_confirmed`: the request is not a POST from a page of the site, so
 * show a button that sends one. `unknown`, `expired`, `ended`: Flatpeak has no such session, or no
 * longer. `not_yours`: another customer has opened it, or its location is not this customer's.
 */
export type LinkRefusal =
  'not_signed_in' | 'no_link' | 'not_confirmed' | 'unknown' | 'expired' | 'ended' | 'not_yours';

/** What the site chooses for a link. */
export interface OpenLinkOptions {
  /**
   * Flatpeak's id of the location for a session without one. It must be the customer's. Default: a new
   * location. The sender of the link may know the session's token, and can then read the tariffs of the
   * session's location.
   */
  readonly locationId?: string | undefined;
}

/** The result of `openLink`. */
export type OpenedLink =
  | {
      readonly state: 'open';
      /** Id of the customer. */
      readonly customer: string;
      /** Flatpeak's id of the location. */
      readonly locationId: string;
      /** For the widget. Never log it. */
      readonly connectToken: string;
      /** Seconds. */
      readonly expiresIn: number;
      readonly liveMode: boolean;
      /**
       * The page with the widget (`connectUrl`), with the token in the form in which a provider's login
       * returns to it; undefined without that option.
       */
      readonly url: string | undefined;
    }
  | {readonly state: LinkRefusal};

/** The parameters that name a session, and the form of their values. */
const PARAMETERS = {
  connect_session: /^cse_[A-Za-z0-9]{1,100}$/,
  connect_token: /^cot_[A-Za-z0-9]{1,100}$/,
} as const;

/** Ends the opening of a link. */
class Refused extends Error {
  constructor(readonly state: LinkRefusal) {
    super(state);
  }
}

/**
 * Opens a link of Flatpeak for the customer who is signed in.
 * Source: busbar/connect/universal-links, busbar/connect/deep-links
 * @throws ApiError, and what the store and the functions of the site throw
 */
export async function openLink(
  request: Request,
  options: OpenLinkOptions,
  services: Services,
  allowedOrigins: readonly string[],
): Promise<OpenedLink> {
  try {
    const customer = await requireCustomer(request, services.getCustomerId);
    const name = sessionName(request);
    checkConfirmed(request, allowedOrigins);
    return await open({request, customer, name, ...options}, services);
  } catch (error) {
    if (error instanceof Refused) return {state: error.state};
    if (error instanceof HttpError && error.code === 'not_signed_in') return {state: error.code};
    throw error;
  }
}

interface Visit extends OpenLinkOptions {
  readonly request: Request;
  readonly customer: string;
  /** The token or the id of the session. */
  readonly name: string;
}

async function open(visit: Visit, services: Services): Promise<OpenedLink> {
  const {request, customer, name} = visit;
  const {api, store, callbackUrl} = services;
  // What is known here costs no request.
  await checkStored(customer, await hashToken(name), services);
  const session = await readSession(name, services);
  const {connect_token: connectToken} = session;
  const tokenHash = await hashToken(connectToken);
  const stored = await checkStored(customer, tokenHash, services);
  if (await hasEnded([connectToken, name], services)) throw new Refused('ended');
  const expiresIn = remainingMs(session, services.now());
  if (expiresIn <= 0) throw new Refused('expired');
  const locationId = stored?.locationId ?? (await locationFor(visit, session, services));
  const {connectUrl, deviceId} = await readSite(request, customer, services);
  // Only now, so that a link that cannot be opened belongs to nobody.
  const owner = await store.addToken({
    ...{connectToken, tokenHash, customer, locationId, expiresIn},
    ...{direction: 'IMPORT', tariffType: 'COMMODITY'},
  });
  if (owner !== customer) throw new Refused('not_yours');
  // Of two requests at once, the first one has chosen the location.
  const bound = (await store.findToken(tokenHash))?.locationId ?? locationId;
  await api.updateConnectSession(connectToken, {
    location_id: bound,
    callback_url: callbackUrl,
    // As in a session of this server: required, even if no login returns to it.
    connect_url: connectUrl ?? callbackUrl,
    ...(deviceId !== undefined && {device_id: deviceId}),
  });
  return {
    ...{state: 'open', customer, connectToken, locationId: bound},
    expiresIn: Math.floor(expiresIn / 1000),
    liveMode: session.live_mode,
    url: connectUrl && withToken(new URL(connectUrl), connectToken).href,
  };
}

/** The token or the id of the session that a URL names. */
function sessionName({url}: Request): string {
  const {searchParams} = new URL(url);
  const given = Object.entries(PARAMETERS).flatMap(([parameter, form]) =>
    searchParams.getAll(parameter).map(value => (form.test(value) ? value : undefined)),
  );
  const [name] = given;
  if (given.length !== 1 || name === undefined) throw new Refused('no_link');
  return name;
}

/**
 * Following a link must not open its session: anybody can make a browser do that, and the sender may
 * know the session's token.
 */
function checkConfirmed(request: Request, allowedOrigins: readonly string[]): void {
  if (request.method !== 'POST') throw new Refused('not_confirmed');
  try {
    rejectCrossSite(request, allowedOrigins);
  } catch {
    throw new Refused('not_confirmed');
  }
}

/** The stored token of this hash, which must be open and this customer's; undefined if there is none. */
async function checkStored(
  customer: string,
  tokenHash: string,
  {store}: Services,
): Promise<StoredToken | undefined> {
  const token = await store.findToken(tokenHash);
  if (!token) return undefined;
  if (token.customer !== customer) throw new Refused('not_yours');
  if (token.isDone) throw new Refused('ended');
  if (token.expiresIn <= 0) throw new Refused('expired');
  return token;
}

async function readSession(name: string, {api}: Services): Promise<ConnectSession> {
  const session = await api.connectSession(name).catch((error: unknown) => {
    if (!(error instanceof ApiError)) throw error;
    if (error.code === 'token_expired') throw new Refused('expired');
    if (error.status === 404) throw new Refused('unknown');
    throw error;
  });
  const isOther = name.startsWith('cot_') && session.connect_token !== name;
  if (isOther) throw new Refused('unknown');
  return session;
}

/** The time that a session has left, in ms. */
function remainingMs(session: ConnectSession, now: number): number {
  const expiry = Date.parse(session.time_expiry);
  return Number.isNaN(expiry) ? lifetimeOf(session) * 1000 : expiry - now;
}

/** Whether the service has reported the end of a session; the session itself does not say it. */
async function hasEnded(
  [connectToken, name]: readonly [connectToken: string, name: string],
  {api}: Services,
): Promise<boolean> {
  const {data: events} = await api.events({
    event_type: 'connect_session.complete',
    object_id: connectToken,
  });
  return events.some(({data}) =>
    [data['id'], data['connect_token']].some(each => each === connectToken || each === name),
  );
}

/** The location of a session, or the one that the site chose for it; otherwise a new one. */
async function locationFor(
  {customer, locationId}: Visit,
  {location_id}: ConnectSession,
  services: Services,
): Promise<string> {
  const wanted = location_id || locationId;
  if (!wanted) return createLocation(customer, services);
  // The session is no proof of who its customer is, nor is a form that names a location.
  if (!(await isLocationOf(customer, wanted, services))) throw new Refused('not_yours');
  return wanted;
}

/** Whether the customer has connected a tariff at a location, or has the location at Flatpeak. */
async function isLocationOf(
  customer: string,
  locationId: string,
  {api, store}: Services,
): Promise<boolean> {
  const connections = await store.connections(customer);
  if (connections.some(connection => connection.locationId === locationId)) return true;
  const customerId = await api.location(locationId).then(
    ({customer_id}) => customer_id,
    (error: unknown) => {
      if (error instanceof ApiError && error.status === 404) return undefined;
      throw error;
    },
  );
  if (!customerId) return false;
  const {reference_id} = await api.customer(customerId);
  return reference_id === customer;
}
