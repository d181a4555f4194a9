import {createHmac, timingSafeEqual} from 'node:crypto';
import {cookieOf} from './cookies.js';
import type {Identity} from './caller.js';

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

/** The customer of a signed text; undefined if it is expired or not signed with the secret. */
export function readCustomer(secret: string, signed: string, now: number): string | undefined {
  const [, text = '', expires = '', hex = ''] =
    /^(.+\.(\d{1,12}))\.([0-9a-f]{64})$/.exec(signed) ?? [];
  if (!text || Number(expires) * 1000 <= now) return undefined;
  if (!timingSafeEqual(signature(secret, text), Buffer.from(hex, 'hex'))) return undefined;
  const id = text.slice(0, -expires.length - 1);
  try {
    return decodeURIComponent(id);
  } catch {
    return undefined;
  }
}

/**
 * The customer that a page of the site signed into the URLs of its widget. The first request that has
 * it gets a cookie, for those that have not: the callback, and the report that a session is complete.
 */
export function byLink(secret: string, now = Date.now): Identity {
  /** The id in it is encoded; the page may have encoded the whole once more, or not. */
  const inUrl = (request: Request) => {
    const {search, searchParams} = new URL(request.url);
    const decoded = searchParams.get(LINK_PARAMETER);
    if (decoded === null) return undefined;
    const asWritten = new RegExp(`[?&]${LINK_PARAMETER}=([^&]*)`).exec(search)?.[1] ?? '';
    const [customer] = [asWritten, decoded].flatMap(
      signed => readCustomer(secret, signed, now()) ?? [],
    );
    return {customer};
  };
  return {
    async find({request}) {
      // A link that has expired is of nobody, and not of the customer before.
      const link = inUrl(request);
      if (link) return link.customer;
      const cookie = cookieOf(request, COOKIE);
      return cookie === undefined ? undefined : readCustomer(secret, cookie, now());
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
