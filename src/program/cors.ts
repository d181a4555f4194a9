/** Lets pages of other origins read the responses. */
export interface Cors {
  /** The response to a preflight request; undefined if the request is none. */
  preflight(request: Request): Response | undefined;
  /** Adds the headers to a response. */
  allow(request: Request, response: Response): void;
}

/** How long a browser may keep the response to a preflight request, in seconds. */
const MAX_AGE_S = 600;

/** @param origins the origins that may send requests and read the responses */
export function createCors(origins: readonly string[]): Cors {
  const isAllowed = (origin: string | null) => origin !== null && origins.includes(origin);

  return {
    preflight({method, headers}) {
      const isPreflight = method === 'OPTIONS' && headers.has('access-control-request-method');
      if (!isPreflight || !isAllowed(headers.get('origin'))) return undefined;
      return new Response(null, {
        status: 204,
        headers: {
          'access-control-allow-methods': 'GET, POST',
          'access-control-allow-headers': 'content-type, authorization',
          'access-control-max-age': `${MAX_AGE_S}`,
        },
      });
    },

    allow(request, {headers}) {
      if (origins.length === 0) return;
      headers.append('vary', 'origin');
      const origin = request.headers.get('origin');
      if (origin === null || !isAllowed(origin)) return;
      headers.set('access-control-allow-origin', origin);
      // The customer may be known by a cookie of this origin.
      headers.set('access-control-allow-credentials', 'true');
      headers.set('access-control-expose-headers', 'retry-after, x-request-id');
    },
  };
}
