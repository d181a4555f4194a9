import type {HttpError} from './errors.js';

/** The bodies of JSON responses. */
const texts = new WeakMap<Response, string>();

/** The body of a JSON response that nobody has read, without its stream; otherwise undefined. */
export const unreadText = (response: Response): string | undefined =>
  response.bodyUsed ? undefined : texts.get(response);

/** A JSON response that no cache may store. */
export const jsonResponse = (
  body: object,
  init: {status?: number; headers?: Readonly<Record<string, string>>} = {},
) => {
  const headers = {
    ...init.headers,
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  };
  const text = JSON.stringify(body);
  const response = new Response(text, {status: init.status ?? 200, headers});
  texts.set(response, text);
  return response;
};

/** `{error: {code, message}}` with the error's status and headers. */
export const errorResponse = ({code, message, status, headers}: HttpError) =>
  jsonResponse({error: {code, message}}, {status, headers});

/** 303 See Other. */
export const redirectResponse = (location: string) =>
  new Response(null, {
    status: 303,
    // The URL of the request may hold a connect token, which must reach no cache and no referrer.
    headers: {location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer'},
  });
