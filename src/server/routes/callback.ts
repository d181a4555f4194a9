import {redirectResponse} from '../http/response.js';
import {completeCustomerSessions} from '../sessions/complete-customer-sessions.js';
import type {CustomerRoute} from './route.js';

/**
 * `GET {base}/callback?fp_cot=…`, the `callback_uri` for browsers: completes the session like
 * `POST {base}/complete`, then redirects to the option `returnUrl`. An error redirects too, with
 * `?flatpeak_error=<code>`; the page's own call of `complete` tries again.
 */
export const callbackRoute: CustomerRoute = {
  audience: 'customer',
  method: 'GET',
  path: '/callback',
  allowsCrossSite: true,

  async handle({request, customer}, services) {
    const token = new URL(request.url).searchParams.get('fp_cot');
    await completeCustomerSessions(customer, token, services);
    return redirectResponse(services.returnUrl);
  },

  handleError: ({code}, {returnUrl}) => redirectResponse(withErrorCode(returnUrl, code)),
};

/** Adds a query parameter to a URL that may be relative, before its fragment. */
function withErrorCode(url: string, code: string): string {
  const [page = '', ...fragment] = url.split('#');
  const query = `${page.includes('?') ? '&' : '?'}flatpeak_error=${code}`;
  return [page + query, ...fragment].join('#');
}
