import {http, HttpResponse, type HttpHandler} from 'msw';
import {ConnectionReset} from './world/faults.js';
import type {Simulator} from './simulator.js';

/** The same request to another address. */
async function redirected(request: Request, url: string): Promise<Request> {
  const {method, headers, signal} = request;
  const body = method === 'GET' || method === 'HEAD' ? {} : {body: await request.arrayBuffer()};
  return new Request(url, {method, headers, signal, ...body});
}

const withoutSlash = (url: string) => url.replace(/\/+$/, '');

/**
 * Handlers that let a simulator answer what is meant for the service, in the browser and in
 * Node. What is meant for the simulator itself (its login pages, logos and `/simulator`)
 * goes to its `publicUrl`.
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
        const broken = error instanceof ConnectionReset || request.signal.aborted;
        if (broken) return HttpResponse.error();
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
