import type {IncomingMessage} from 'node:http';
import type {Customers} from './customers.js';

export interface Answer {
  readonly status: number;
  readonly json?: unknown;
  /** A cookie to set. */
  readonly cookie?: string | undefined;
}

/**
 * The host's own few routes, which have nothing to do with the tariff. They need no check of
 * where a post comes from but the cookie's SameSite: the worst is a sign-out.
 * @param samples names of the simulator's sample providers, by what they show
 */
export function hostApi(customers: Customers, samples: Readonly<Record<string, string>>) {
  const routes = new Map<string, (cookie: string | undefined) => Answer>([
    [
      'GET /api/me',
      cookie => {
        const customer = customers.signedIn(cookie);
        if (!customer) return {status: 401, json: {code: 'not_signed_in'}};
        return {status: 200, json: {customer, tariffs: customers.tariffsOf(customer)}};
      },
    ],
    [
      'POST /api/sign-in',
      cookie => {
        customers.sign('in', cookie);
        return {status: 204};
      },
    ],
    [
      'POST /api/sign-out',
      cookie => {
        customers.sign('out', cookie);
        return {status: 204};
      },
    ],
    ['POST /api/start-over', () => ({status: 204, cookie: customers.startOver()})],
    ['GET /api/samples', () => ({status: 200, json: samples})],
  ]);

  return (request: IncomingMessage, pathname: string): Answer => {
    const route = routes.get(`${request.method} ${pathname}`);
    return route?.(request.headers.cookie) ?? {status: 404, json: {code: 'not_found'}};
  };
}
