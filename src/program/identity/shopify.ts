import {createHmac, timingSafeEqual} from 'node:crypto';
import type {Identity} from './caller.js';

/** How far Shopify's clock may be from this one, in seconds. */
const MAX_AGE_S = 300;

/** What Shopify signs: all other parameters, sorted, without a separator. */
function signedText(parameters: URLSearchParams): string {
  const names = new Set([...parameters.keys()].filter(name => name !== 'signature'));
  return [...names]
    .map(name => `${name}=${parameters.getAll(name).join()}`)
    .sort()
    .join('');
}

/** The only value of a parameter. A visitor of the shop may add another one before Shopify signs. */
function only(parameters: URLSearchParams, name: string): string | undefined {
  const [value, ...others] = parameters.getAll(name);
  return others.length === 0 && value ? value : undefined;
}

/**
 * The customer of a shop, whose request an app proxy of Shopify has passed on and signed
 * (https://shopify.dev/docs/apps/build/online-store/app-proxies/authenticate-app-proxies).
 * @param secret the client secret of the app
 */
export function byShopify(secret: string, now = Date.now): Identity {
  return {
    async find({request}) {
      const {searchParams} = new URL(request.url);
      const hex = only(searchParams, 'signature') ?? '';
      const expected = createHmac('sha256', secret).update(signedText(searchParams)).digest();
      if (!/^[0-9a-f]{64}$/.test(hex) || !timingSafeEqual(expected, Buffer.from(hex, 'hex')))
        return undefined;
      const age = now() / 1000 - Number(only(searchParams, 'timestamp'));
      const customer = only(searchParams, 'logged_in_customer_id');
      return Math.abs(age) <= MAX_AGE_S && customer ? {customer} : undefined;
    },
  };
}
