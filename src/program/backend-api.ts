import {createHash, timingSafeEqual} from 'node:crypto';
import {mistakeInReference} from '../server/http/reference.js';
import type {FlatpeakServer} from '../server/index.js';
import type {SignedIn} from './identity/caller.js';

/** What the site's backend can ask of a customer, and the companion's path that answers. */
const RESOURCES: ReadonlyMap<string, string> = new Map([
  ['GET locations', '/tariffs'],
  ['GET prices', '/prices'],
  ['GET price-parts', '/prices/parts'],
  ['GET participations', '/participations'],
  ['POST cheapest', '/cheapest'],
  ['POST costs', '/costs'],
  ['POST schedules', '/schedules'],
]);

const PATH = /^\/customers\/([^/]+)(?:\/([\w-]+))?$/;

/** The paths of the companion that are about one device of the customer. */
const NEEDS_DEVICE: ReadonlySet<string> = new Set(['/participations']);

/** Status and message of each error of its own. */
const ERRORS = {
  key_invalid: [401, 'Send FLATPEAK_BACKEND_KEY as Authorization: Bearer.'],
  not_found: [404, 'There is no such resource.'],
  device_invalid: [
    400,
    'Send your id of the device as the parameter device: 1 to 200 characters without control characters.',
  ],
  customer_not_deleted: [500, 'The customer could not be deleted. Try again.'],
} as const;

export interface BackendApiOptions {
  readonly server: FlatpeakServer;
  readonly key: string;
  readonly onError: (error: unknown) => void;
  /** Handles a request of the companion as that of a customer, with a device of theirs. */
  readonly as: (signedIn: SignedIn, request: Request) => Promise<Response>;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

function problem(code: keyof typeof ERRORS): Response {
  const [status, message] = ERRORS[code];
  return Response.json({error: {code, message}}, {status, headers: {'cache-control': 'no-store'}});
}

/** The id in a path; undefined if it is not encoded as in a URL. */
function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/**
 * The API for the site's backend, which may ask for every customer: `GET
 * {base}/customers/{id}/locations`, `prices`, `price-parts` and `participations?device=`, `POST
 * .../cheapest`, `costs` and `schedules`, and `DELETE {base}/customers/{id}`. The bodies are those of
 * the companion's routes. The backend names the device, because it knows whose device that is.
 * @returns undefined if the path is none of them
 */
export function createBackendApi({server, key, onError, as}: BackendApiOptions) {
  const expected = digest(key);

  async function deleteCustomer(customer: string): Promise<Response> {
    try {
      await server.forgetCustomer(customer);
      return new Response(null, {status: 204});
    } catch (error) {
      onError(error);
      return problem('customer_not_deleted');
    }
  }

  return async (request: Request): Promise<Response | undefined> => {
    const url = new URL(request.url);
    if (!url.pathname.startsWith(`${server.basePath}/customers/`)) return undefined;
    const given = /^Bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
    if (!timingSafeEqual(digest(given), expected)) return problem('key_invalid');
    const [, encoded = '', resource] = PATH.exec(url.pathname.slice(server.basePath.length)) ?? [];
    const customer = decode(encoded);
    if (!customer) return problem('not_found');
    if (resource === undefined && request.method === 'DELETE') return deleteCustomer(customer);
    const path = RESOURCES.get(`${request.method} ${resource}`);
    if (path === undefined) return problem('not_found');
    const device = NEEDS_DEVICE.has(path) ? url.searchParams.get('device') : undefined;
    if (device !== undefined && mistakeInReference(device) !== undefined)
      return problem('device_invalid');
    url.pathname = server.basePath + path;
    // No cookie of the caller, and no origin: it is a server.
    const headers = new Headers({accept: 'application/json'});
    const type = request.headers.get('content-type');
    if (type !== null) headers.set('content-type', type);
    // The companion limits the size of a body.
    const {method, body} = request;
    return as(
      {customer, device},
      new Request(url, {method, headers, body, duplex: 'half'} as RequestInit),
    );
  };
}
