import {once} from 'node:events';
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {hostApi, type Answer} from './api.js';
import {Customers} from './customers.js';
import {fileAt} from './files.js';
import {securityHeaders} from './policy.js';
import {flatpeak} from './server.js';
import {serviceFor} from './service.js';

const setCookie = (value: string | undefined) => (value ? {'set-cookie': value} : {});

export interface Demo {
  /** Of the host's site, without a slash at the end. */
  readonly url: string;
  /** Where the conversation is held. */
  readonly service: string;
  /** Empty where the demo talks to the real service. */
  readonly simulatorUrl: string;
  close(): Promise<void>;
}

/**
 * Serves the host's site with the companion, and a simulator unless the environment holds the
 * credentials of a real account.
 * @param port 0 for any that is free
 * @throws the error of the port, where it is taken
 */
export async function startDemo({port = 0, env = process.env} = {}): Promise<Demo> {
  const server = createServer().listen(port, 'localhost');
  await once(server, 'listening');
  const bound = (server.address() as AddressInfo).port;
  const origin = `http://localhost:${bound}`;
  const service = await serviceFor(env, bound + 1);
  const customers = new Customers();
  const companion = flatpeak(service.account, origin, customers);
  const api = hostApi(customers, service.samples);
  const headers = securityHeaders(new URL(service.connectUrl).origin, service.logos);
  const {connectUrl, simulatorUrl} = service;

  function sendJson(response: ServerResponse, {status, json, cookie}: Answer) {
    response.writeHead(status, {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      ...setCookie(cookie),
    });
    response.end(json === undefined ? undefined : JSON.stringify(json));
  }

  async function sendFile(request: IncomingMessage, response: ServerResponse, pathname: string) {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const file = isRead ? await fileAt(pathname, {connectUrl, simulatorUrl}) : undefined;
    const {type = 'text/plain; charset=utf-8', content = 'There is nothing here.'} = file ?? {};
    response.writeHead(file ? 200 : 404, {
      'content-type': type,
      'cache-control': 'no-cache',
      ...(type.startsWith('text/html') && setCookie(customers.welcome(request.headers.cookie))),
    });
    response.end(request.method === 'HEAD' ? undefined : content);
  }

  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    companion(request, response, () => {
      const [pathname = '/'] = (request.url ?? '/').split('?');
      if (pathname.startsWith('/api/')) sendJson(response, api(request, pathname));
      else void sendFile(request, response, pathname);
    });
  });

  return {
    url: origin,
    service: simulatorUrl ? `${connectUrl} (simulated)` : connectUrl,
    simulatorUrl,
    async close() {
      server.close();
      server.closeAllConnections();
      await service.close();
    },
  };
}
