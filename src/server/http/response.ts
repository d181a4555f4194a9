import type {HttpError} from './errors.js';

/** A JSON response that no cache may store. */
export const jsonResponse = (body: object, init: {status?: number; headers?: HeadersInit} = {}) => {
  const headers = new Headers(init.headers);
  headers.set('content-type', 'application/json');
  headers.set('cache-control', 'no-store');
  headers.set('x-content-type-options', 'nosniff');
  return new Response(JSON.stringify(body), {status: init.status ?? 200, headers});
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
