import {HttpError} from './errors.js';

/**
 * Rejects requests that a page of another site made with the customer's cookies. Browsers name
 * the origin in `Origin` or `Sec-Fetch-Site`; other clients send neither, and have no cookies of
 * a customer.
 * @throws HttpError `cross_site`
 */
export function rejectCrossSite(request: Request, allowedOrigins: readonly string[]) {
  const origin = request.headers.get('origin');
  if (origin !== null && allowedOrigins.includes(origin)) return;
  const isOwn = origin === null || origin === new URL(request.url).origin;
  if (!isOwn || request.headers.get('sec-fetch-site') === 'cross-site') {
    throw new HttpError('cross_site');
  }
}
