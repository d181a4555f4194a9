import type {IdentitySettings} from '../settings/settings.js';
import {optionalPackage} from '../optional-package.js';
import {cookieOf} from './cookies.js';
import type {Identity} from './caller.js';

type JwtSettings = Extract<IdentitySettings, {by: 'jwt'}>;

/**
 * The customer in a JWT of the site's backend. A token that is missing, expired, for another audience
 * or signed with another key is of nobody.
 */
export async function byJwt({
  keys,
  audience,
  issuer,
  cookie,
  claim,
  deviceClaim,
}: JwtSettings): Promise<Identity> {
  const {jwtVerify, createRemoteJWKSet, errors} = await optionalPackage(
    'jose',
    'FLATPEAK_CUSTOMER=jwt',
    () => import('jose'),
  );
  const options = {audience, requiredClaims: ['exp', claim], ...(issuer && {issuer})};
  const verify =
    'secret' in keys
      ? (token: string) =>
          jwtVerify(token, new TextEncoder().encode(keys.secret), {
            ...options,
            algorithms: ['HS256'],
          })
      : (() => {
          const keySet = createRemoteJWKSet(keys.jwksUrl);
          const algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA'];
          return (token: string) => jwtVerify(token, keySet, {...options, algorithms});
        })();
  return {
    async find({request}) {
      const token = cookie
        ? cookieOf(request, cookie)
        : /^Bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
      if (!token) return undefined;
      try {
        const {payload} = await verify(token);
        const customer = payload[claim];
        if (typeof customer !== 'string') return undefined;
        return {customer, device: deviceClaim === undefined ? undefined : payload[deviceClaim]};
      } catch (error) {
        // Keys that do not load say nothing of the customer: the operator has to know.
        if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError))
          throw error;
        return undefined;
      }
    },
  };
}
