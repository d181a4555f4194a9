import type * as z from 'zod/mini';
import {Problem} from './errors.js';

/** Bodies beyond this many bytes are refused. */
export const BODY_LIMIT = 64 * 1024;

/** Names the customer who is signed in, from cookies or headers; the body isn't there to be read. */
export type CustomerOf = (
  request: Request,
) => string | null | undefined | Promise<string | null | undefined>;

/**
 * Refuses requests that another site's page made in the customer's name. Browsers say who asks
 * in `Origin` or `Sec-Fetch-Site`; programs say neither, and carry nobody's cookies.
 * @throws Problem `cross_site`
 */
export function refuseCrossSite(request: Request, allowedOrigins: readonly string[]) {
  const origin = request.headers.get('origin');
  if (origin !== null && allowedOrigins.includes(origin)) return;
  const own = origin === null || origin === new URL(request.url).origin;
  if (!own || request.headers.get('sec-fetch-site') === 'cross-site') {
    throw new Problem('cross_site');
  }
}

/** @throws Problem `not_signed_in` */
export async function requireCustomer(request: Request, customerOf: CustomerOf): Promise<string> {
  const customer = await customerOf(request);
  if (!customer) throw new Problem('not_signed_in');
  return customer;
}

/**
 * The body as JSON, or an empty object where there is none.
 * @throws Problem `body_too_large`, `body_not_json_type` or `body_not_json`
 */
export async function readJson(request: Request): Promise<unknown> {
  const bytes = await readBytes(request);
  if (bytes.length === 0) return {};
  requireJsonType(request);
  return parseJson(bytes);
}

/** @throws Problem `body_not_json_type` */
export function requireJsonType(request: Request) {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw new Problem('body_not_json_type');
}

/** @throws Problem `body_not_json` */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', {fatal: true}).decode(bytes));
  } catch {
    throw new Problem('body_not_json');
  }
}

/**
 * A body with the documented fields.
 * @throws Problem `body_invalid`, which names no field: its content could stand there
 */
export function readBody<T>(schema: z.ZodMiniType<T>, json: unknown): T {
  const {success, data} = schema.safeParse(json);
  if (!success) throw new Problem('body_invalid');
  return data;
}

/**
 * A query with the documented fields; each counts once.
 * @throws Problem `query_invalid`
 */
export function readQuery<T>(schema: z.ZodMiniType<T>, request: Request): T {
  const fields = Object.fromEntries(new URL(request.url).searchParams);
  const {success, data} = schema.safeParse(fields);
  if (!success) throw new Problem('query_invalid');
  return data;
}

/**
 * The raw body. Counts what really comes: a `Content-Length` may be absent or wrong.
 * @throws Problem `body_too_large`
 */
export async function readBytes(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Firefox, in which a service worker may be the backend, streams answers but no requests.
  const streamed = request.body as Request['body'] | undefined;
  const stream = streamed === undefined ? new Response(await request.blob()).body : streamed;
  const reader = stream?.getReader();
  for (;;) {
    const chunk = await reader?.read();
    if (!chunk || chunk.done) return joined(chunks, length);
    length += chunk.value.length;
    if (length > BODY_LIMIT) {
      await reader?.cancel();
      throw new Problem('body_too_large');
    }
    chunks.push(chunk.value);
  }
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
