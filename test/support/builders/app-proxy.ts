import {createHmac} from 'node:crypto';
import {request as sendRequest, type IncomingMessage, type ServerResponse} from 'node:http';
import {buffer} from 'node:stream/consumers';

export interface AppProxyOptions {
  /** The URL of the app's server. */
  readonly app: string;
  readonly secret: string;
  /** The customer whom the shop's cookie names. */
  readonly customerOf: (cookie: string | undefined) => string;
}

/**
 * Passes a request of a shop on as an app proxy of Shopify does: it signs the query, and removes cookies
 * from the request and from the response
 * (https://shopify.dev/docs/apps/build/online-store/app-proxies/authenticate-app-proxies).
 */
export async function passToApp(
  message: IncomingMessage,
  reply: ServerResponse,
  {app, secret, customerOf}: AppProxyOptions,
): Promise<void> {
  const url = new URL(message.url ?? '/', app);
  const {cookie, host: _, ...headers} = message.headers;
  const added = {
    shop: 'shop-name.myshopify.com',
    logged_in_customer_id: customerOf(cookie),
    path_prefix: '/apps/flatpeak',
    timestamp: `${Math.floor(Date.now() / 1000)}`,
  };
  for (const [name, value] of Object.entries(added)) url.searchParams.append(name, value);
  const text = [...new Set(url.searchParams.keys())]
    .map(name => `${name}=${url.searchParams.getAll(name).join()}`)
    .sort()
    .join('');
  const signature = createHmac('sha256', secret).update(text).digest('hex');
  url.searchParams.set('signature', signature);
  const body = await buffer(message);
  sendRequest(url, {method: message.method, headers, agent: false}, response => {
    const {'set-cookie': _, ...rest} = response.headers;
    response.pipe(reply.writeHead(response.statusCode ?? 502, rest));
  })
    .once('error', () => reply.destroy())
    .end(body);
}
