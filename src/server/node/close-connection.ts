import type {IncomingMessage, ServerResponse} from 'node:http';
import type {Http2ServerRequest, Http2ServerResponse} from 'node:http2';

/**
 * How long what the client still sends is thrown away, in ms. A connection that is closed with
 * unread data in it is reset, and the client would lose the response.
 */
const LINGER_MS = 1_000;

/** Sends a response to a request whose body has not ended, and closes its connection. */
export async function closeWith(
  req: IncomingMessage | Http2ServerRequest,
  res: ServerResponse | Http2ServerResponse,
  status: number,
  content: string | Buffer,
): Promise<void> {
  if ('stream' in res) {
    res.writeHead(status).end(content, () => res.stream.close());
    return;
  }
  res.setHeader('content-length', Buffer.byteLength(content));
  res.writeHead(status).write(content);
  await new Promise<void>(resolve => {
    const timer = setTimeout(resolve, LINGER_MS);
    for (const event of ['end', 'close', 'error']) {
      req.once(event, () => {
        clearTimeout(timer);
        resolve();
      });
    }
    req.resume();
  });
  res.end();
}
