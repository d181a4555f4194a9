import type {IncomingMessage} from 'node:http';
import type {Customers} from './customers.js';

export interface Answer {
  readonly status: number;
  readonly json?: unknown;
  /** A cookie to set. */
  readonly cookie?: string | undefined;
}

/**
 * The site's own routes, apart from the companion's. The cookie's SameSite attribute is enough
 * protection against cross-site requests: the worst that one could do is sign out.
 * @param samples names of the simulator's sample providers, by what they show
 */
export function hostApi(customers: Customers, samples: Readonly<Record<string, string>>) {
  const routes = new Map<string, (cookie: string | undefined) => Promise<Answer>>([
    [
      'GET /api/me',
      async cookie => {
        const customer = await customers.signedIn(cookie);
        if (!customer) return {status: 401, json: {code: 'not_signed_in'}};
        return {status: 200, json: {customer, tariffs: await customers.tariffsOf(customer)}};
      },
    ],
    [
      'POST /api/sign-in',
      async cookie => {
        await customers.sign('in', cookie);
        return {status: 204};
      },
    ],
    [
      'POST /api/sign-out',
      async cookie => {
        await customers.sign('out', cookie);
        return {status: 204};
      },
    ],
    ['POST /api/start-over', async () => ({status: 204, cookie: customers.startOver()})],
    ['GET /api/samples', async () => ({status: 200, json: samples})],
  ]);

  return async ({method, headers}: IncomingMessage, pathname: string): Promise<Answer> => {
    const route = routes.get(`${method} ${pathname}`);
    return (await route?.(headers.cookie)) ?? {status: 404, json: {code: 'not_found'}};
  };
}
