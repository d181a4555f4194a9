import {hashToken} from '../../protocol/token-hash.js';
import {HttpError, toHttpError} from '../http/errors.js';
import {neutralPageResponse} from '../http/neutral-page.js';
import {redirectResponse} from '../http/response.js';
import type {Services} from '../services.js';
import {completeCustomerSessions} from '../sessions/complete-customer-sessions.js';
import {completeSession} from '../sessions/complete-session.js';
import type {StoredToken} from '../store/store.js';
import type {VisitorRoute} from './route.js';

/**
 * `GET {base}/callback?fp_cot=…`, the `callback_uri` for browsers: completes the session like
 * `POST {base}/complete`, then redirects to the option `returnUrl`. An error redirects too, with
 * `?flatpeak_error=<code>`; the page's own call of `complete` tries again.
 *
 * A browser in which the token's customer is not signed in, such as the one to which the login of an
 * installed web app returned, completes the session for its customer and gets a neutral page. The
 * page is the same for every token, known or not, and whether or not the completion succeeded. A
 * token that is unknown, done or expired costs no request to the service.
 */
export const callbackRoute: VisitorRoute = {
  audience: 'visitor',
  method: 'GET',
  path: '/callback',

  async handle({request, customer}, services) {
    const connectToken = new URL(request.url).searchParams.get('fp_cot');
    if (connectToken === null && customer !== undefined) {
      return redirectAfter(services, () => completeAll(customer, services));
    }
    const token = await findToken(connectToken, services);
    if (token && token.customer === customer) {
      return redirectAfter(services, () => completeOne(token, services));
    }
    if (token)
      await completeOne(token, services).catch((error: unknown) => reportFailure(error, services));
    return neutralPageResponse(request);
  },
};

async function findToken(connectToken: string | null, services: Services) {
  if (!connectToken) return undefined;
  try {
    return await services.store.findToken(await hashToken(connectToken));
  } catch (error) {
    services.onError(error);
    return undefined;
  }
}

async function completeAll(customer: string, services: Services) {
  const {failed} = await completeCustomerSessions(customer, 'callback', services);
  if (failed[0]) throw failed[0].error;
}

async function completeOne(token: StoredToken, services: Services) {
  const {state} = await completeSession(token, services, {completedBy: 'callback'});
  if (state === 'rejected') throw new HttpError('connection_not_stored');
}

async function redirectAfter(services: Services, complete: () => Promise<void>) {
  const {returnUrl} = services;
  try {
    await complete();
    return redirectResponse(returnUrl);
  } catch (error) {
    reportFailure(error, services);
    return redirectResponse(withErrorCode(returnUrl, toHttpError(error).code));
  }
}

/** An `HttpError` was reported where it arose, or is not a failure of this server. */
function reportFailure(error: unknown, {onError}: Services) {
  if (!(error instanceof HttpError)) onError(error);
}

/** Adds a query parameter to a URL that may be relative, before its fragment. */
function withErrorCode(url: string, code: string): string {
  const [page = '', ...fragment] = url.split('#');
  const query = `${page.includes('?') ? '&' : '?'}flatpeak_error=${code}`;
  return [page + query, ...fragment].join('#');
}
