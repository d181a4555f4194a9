import type {IncomingMessage, RequestListener, ServerResponse} from 'node:http';
import type {SupportedApiVersion} from 'flatpeak-connect/server';
import type {NodeListener} from 'flatpeak-connect/server/node';
import {hostApi, type Answer} from './api.js';
import type {Customers} from './customers.js';
import {apiVersionIn} from './api-versions.js';
import type {DevServer} from './dev-server.js';
import {fileAt, isBuiltFile} from './files.js';
import type {News} from './news.js';
import {scriptHashes} from './page-scripts.js';
import {securityHeaders} from './policy.js';
import type {Service} from './service.js';

const setCookie = (value: string | undefined) => (value ? {'set-cookie': value} : {});

function sendJson(response: ServerResponse, {status, json, cookie}: Answer) {
  response.writeHead(status, {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    ...setCookie(cookie),
  });
  response.end(json === undefined ? undefined : JSON.stringify(json));
}

/** The sources keep the name of Lit's own policy, which the build replaces. */
const DEV_POLICIES = 'lit-html';

/** The site: the companion's routes, a few of its own, and its files. */
export function siteListener({
  site,
  policies,
  inline = false,
  dev,
  service: {connectUrl, simulatorUrl, logos, samples},
  companions,
  customers,
  news,
}: {
  site: string;
  policies: string | undefined;
  inline?: boolean | undefined;
  dev: DevServer | undefined;
  service: Service;
  /** One for each API version that a visitor can choose. */
  companions: Readonly<Record<SupportedApiVersion, NodeListener>>;
  customers: Customers;
  news: News;
}): RequestListener {
  const api = hostApi(customers, samples);
  const headersWith = (hashes: readonly string[]) =>
    securityHeaders({
      service: new URL(connectUrl).origin,
      logos,
      policies: dev ? DEV_POLICIES : policies,
      hashes,
    });
  const headers = Object.entries(headersWith([]));

  /** The values of placeholders in pages. */
  const valuesFor = ({headers: {cookie}}: IncomingMessage) => ({
    connectUrl,
    simulatorUrl,
    apiVersion: apiVersionIn(cookie),
    version: apiVersionIn(cookie),
  });

  async function sendFile(request: IncomingMessage, response: ServerResponse, pathname: string) {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const isSource = dev !== undefined && isBuiltFile(pathname);
    const file = isRead && !isSource ? await fileAt(site, pathname, valuesFor(request)) : undefined;
    if (dev && !file) {
      dev.serve(request, response, () => response.writeHead(404).end());
      return;
    }
    const {type = 'text/plain; charset=utf-8', content = 'There is nothing here.'} = file ?? {};
    const isPage = type.startsWith('text/html');
    const body = isPage && dev ? dev.withSources(content.toString()) : content;
    response.writeHead(file ? 200 : 404, {
      'content-type': type,
      'cache-control': 'no-cache',
      ...(isPage && inline && headersWith(scriptHashes(content.toString()))),
      ...(isPage && setCookie(await customers.welcome(request.headers.cookie))),
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  }

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const [pathname = '/'] = (request.url ?? '/').split('?');
    if (pathname === '/api/news') {
      const customer = await customers.signedIn(request.headers.cookie);
      if (customer) news.listen(customer, response);
      // Unlike an error, a 204 stops the page from reconnecting.
      else response.writeHead(204).end();
    } else if (pathname.startsWith('/api/')) sendJson(response, await api(request, pathname));
    else await sendFile(request, response, pathname);
  }

  return (request, response) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    companions[apiVersionIn(request.headers.cookie)](request, response, () => {
      answer(request, response).catch((error: unknown) => {
        console.error(error);
        response.destroy();
      });
    });
  };
}
