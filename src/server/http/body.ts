import type * as z from 'zod/mini';
import {isTooDeep} from '../../protocol/json-depth.js';
import {CLOSE_CONNECTION, HttpError} from './errors.js';

/** 64 KiB. */
export const MAX_BODY_BYTES = 64 * 1024;

/**
 * Reads the body as JSON. A missing body is an empty object.
 * @throws HttpError `body_too_large`, `body_not_json_type` or `body_not_json`
 */
export async function readJsonBody(request: Request): Promise<unknown> {
  const bytes = await readBytes(request);
  if (bytes.length === 0) return {};
  requireJsonContentType(request);
  return parseJsonBytes(bytes);
}

/** @throws HttpError `body_not_json_type` */
export function requireJsonContentType(request: Request) {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw new HttpError('body_not_json_type');
}

/** @throws HttpError `body_not_json` */
export function parseJsonBytes(bytes: Uint8Array): unknown {
  try {
    const text = new TextDecoder('utf-8', {fatal: true}).decode(bytes);
    if (!isTooDeep(text)) return JSON.parse(text);
  } catch {
    // The error could repeat the content.
  }
  throw new HttpError('body_not_json');
}

/**
 * Checks a body against its schema.
 * @throws HttpError `body_invalid`, without the name of the field, which could repeat its content
 */
export function parseBody<T>(schema: z.ZodMiniType<T>, json: unknown): T {
  const {success, data} = schema.safeParse(json);
  if (!success) throw new HttpError('body_invalid');
  return data;
}

/**
 * Reads the raw body. Counts the bytes received, because `Content-Length` may be absent or wrong.
 * @throws HttpError `body_too_large`, or `request_aborted` if the client has left
 */
export async function readBytes(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('content-length')) > MAX_BODY_BYTES) throw bodyTooLarge();
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Firefox, whose service workers can be the backend, has no `Request.body`.
  const streamed = request.body as Request['body'] | undefined;
  const stream = streamed === undefined ? new Response(await request.blob()).body : streamed;
  const reader = stream?.getReader();
  for (;;) {
    const chunk = await reader?.read().catch(() => {
      throw new HttpError('request_aborted');
    });
    if (!chunk || chunk.done) return concatenate(chunks, length);
    length += chunk.value.length;
    if (length > MAX_BODY_BYTES) {
      await reader?.cancel();
      throw bodyTooLarge();
    }
    chunks.push(chunk.value);
  }
}

/** A client that goes on sending is not read any further. */
const bodyTooLarge = () => new HttpError('body_too_large', CLOSE_CONNECTION);

function concatenate(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}
