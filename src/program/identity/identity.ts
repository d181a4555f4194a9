import type {IdentitySettings} from '../settings/settings.js';
import type {Identity} from './caller.js';
import {byIntrospection} from './introspection.js';
import {byJwt} from './jwt.js';
import {byLink} from './link.js';
import {byHeader} from './proxy-header.js';
import {byShopify} from './shopify.js';

/** The way that the settings name. `onError` gets the cause of a refused signed customer. */
export async function identityBy(
  settings: IdentitySettings,
  onError?: (error: unknown) => void,
): Promise<Identity> {
  switch (settings.by) {
    case 'jwt':
      return byJwt(settings);
    case 'link':
      return byLink(settings.secret, Date.now, onError);
    case 'introspection':
      return byIntrospection(settings.url);
    case 'shopify':
      return byShopify(settings.secret);
    case 'header':
      return byHeader(settings);
  }
}
