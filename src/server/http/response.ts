import type {Problem} from './errors.js';

/** A JSON answer. None of this server's answers may be kept by anybody on the way. */
export const jsonAnswer = (body: object, init: {status?: number; headers?: HeadersInit} = {}) => {
  const headers = new Headers(init.headers);
  headers.set('content-type', 'application/json');
  headers.set('cache-control', 'no-store');
  headers.set('x-content-type-options', 'nosniff');
  return new Response(JSON.stringify(body), {status: init.status ?? 200, headers});
};

export const problemAnswer = ({code, message, status, headers}: Problem) =>
  jsonAnswer({error: {code, message}}, {status, headers});
