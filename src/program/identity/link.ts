import {createHmac, timingSafeEqual} from 'node:crypto';
import {cookieOf} from './cookies.js';
import type {Identity} from './caller.js';
import {CustomerRefusalReporter, type CustomerRefusal} from './customer-refusal.js';

/** The parameter of a URL that has the signed customer. */
export const LINK_PARAMETER = 'customer';

/** The cookie by which the customer is known after the first request. */
const COOKIE = 'flatpeak_customer';

/** How long the cookie lasts, in seconds: longer than anybody takes to connect a tariff. */
const COOKIE_AGE_S = 3600;

const signature = (secret: string, text: string): Buffer =>
  createHmac('sha256', secret).update(text).digest();

/**
 * A customer, signed: `id.expiry.signature`. The id is encoded as in a URL, the expiry in seconds
 * since the epoch, and the signature is the HMAC-SHA256 of `id.expiry` in hex.
 */
export function signCustomer(secret: string, customer: string, expires: number): string {
  const text = `${encodeURIComponent(customer)}.${expires}`;
  return `${text}.${signature(secret, text).toString('hex')}`;
}

/** The customer of a signed text, or why there is none. */
function verifyCustomer(
  secret: string,
  signed: string,
  now: number,
): {readonly customer: string} | {readonly refused: CustomerRefusal} {
  const [, text = '', expires = '', hex = ''] =
    /^(.+\.(\d{1,12}))\.([0-9a-f]{64})$/.exec(signed) ?? [];
  if (!text) return {refused: 'unreadable'};
  if (!timingSafeEqual(signature(secret, text), Buffer.from(hex, 'hex')))
    return {refused: 'signature_wrong'};
  if (Number(expires) * 1000 <= now) return {refused: 'expired'};
  const id = text.slice(0, -expires.length - 1);
  try {
    return {customer: decodeURIComponent(id)};
  } catch {
    return {refused: 'unreadable'};
  }
}

/** The customer of a signed text; undefined if it is expired or not signed with the secret. */
export function readCustomer(secret: string, signed: string, now: number): string | undefined {
  const result = verifyCustomer(secret, signed, now);
  return 'customer' in result ? result.customer : undefined;
}

/**
 * The customer that a page of the site signed into the URLs of its widget. The first POST with it
 * sets a cookie, for requests without it: the callback, and the report that a session is complete.
 */
export function byLink(
  secret: string,
  now = Date.now,
  onError: (error: unknown) => void = () => {},
): Identity {
  const refusals = new CustomerRefusalReporter(onError, now);
  /** The id in it is encoded; the page may have encoded the whole once more, or not. */
  const inUrl = (request: Request) => {
    const {search, searchParams} = new URL(request.url);
    const decoded = searchParams.get(LINK_PARAMETER);
    if (decoded === null) return undefined;
    const asWritten = new RegExp(`[?&]${LINK_PARAMETER}=([^&]*)`).exec(search)?.[1] ?? '';
    // It is empty on a page that nobody has signed in to.
    const results = [asWritten, decoded]
      .filter(signed => signed !== '')
      .map(signed => verifyCustomer(secret, signed, now()));
    const [customer] = results.flatMap(result => ('customer' in result ? result.customer : []));
    const refused = results.flatMap(result => ('refused' in result ? result.refused : []));
    return {customer, refused};
  };
  return {
    async find({request}) {
      // A link that has expired is of nobody, and not of the customer before.
      const link = inUrl(request);
      if (link) {
        if (link.customer === undefined) refusals.report(link.refused);
        return link.customer === undefined ? undefined : {customer: link.customer};
      }
      const cookie = cookieOf(request, COOKIE);
      const customer = cookie === undefined ? undefined : readCustomer(secret, cookie, now());
      return customer === undefined ? undefined : {customer};
    },
    cookieFor(request) {
      const customer = inUrl(request)?.customer;
      if (customer === undefined) return undefined;
      const value = signCustomer(secret, customer, Math.floor(now() / 1000) + COOKIE_AGE_S);
      const {protocol} = new URL(request.url);
      const secure = protocol === 'https:' ? '; Secure' : '';
      return `${COOKIE}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${COOKIE_AGE_S}${secure}`;
    },
  };
}
