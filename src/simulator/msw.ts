import {http, HttpResponse, type HttpHandler} from 'msw';
import {ConnectionReset} from './world/faults.js';
import type {Simulator} from './simulator.js';

/** The same request to another URL. */
async function redirected(request: Request, url: string): Promise<Request> {
  const {method, headers, signal} = request;
  const body = method === 'GET' || method === 'HEAD' ? {} : {body: await request.arrayBuffer()};
  return new Request(url, {method, headers, signal, ...body});
}

const withoutSlash = (url: string) => url.replace(/\/+$/, '');

/**
 * MSW handlers, for browsers and Node, that send requests to the service to a simulator instead.
 * Requests to the simulator's own pages (logins, logos, `/simulator`) go to its `publicUrl`.
 */
export function simulatorHandlers(
  simulator: Simulator,
  {connectUrl = 'https://connect.flatpeak.com', apiUrl = 'https://api.flatpeak.com'} = {},
): HttpHandler[] {
  const handle = (from: string, to: string, pattern: string) =>
    http.all(`${withoutSlash(from)}${pattern}`, async ({request}) => {
      const rest = request.url.slice(withoutSlash(from).length);
      try {
        return await simulator.fetch(await redirected(request, `${to}${rest}`));
      } catch (error) {
        const isNetworkError = error instanceof ConnectionReset || request.signal.aborted;
        if (isNetworkError) return HttpResponse.error();
        throw error;
      }
    });
  const {publicUrl} = simulator;
  return [
    handle(publicUrl, publicUrl, '/*'),
    handle(connectUrl, `${publicUrl}/connect`, '/'),
    handle(apiUrl, `${publicUrl}/api`, '/*'),
  ];
}
