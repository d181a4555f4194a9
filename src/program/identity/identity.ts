import type {IdentitySettings} from '../settings/settings.js';
import {byIntrospection} from './introspection.js';
import {byJwt} from './jwt.js';
import {byLink} from './link.js';
import {byHeader} from './proxy-header.js';

/** A request, and the address of its sender. */
export interface Caller {
  readonly request: Request;
  readonly address: string | undefined;
}

/** Who the customer is. */
export interface Identity {
  /** The customer of a request; undefined if nobody is signed in. */
  find(caller: Caller): Promise<string | undefined>;
  /** A cookie for the response, if the customer is to be known without what this request has. */
  cookieFor?(request: Request): string | undefined;
}

/** The way that the settings name. */
export async function identityBy(settings: IdentitySettings): Promise<Identity> {
  switch (settings.by) {
    case 'jwt':
      return byJwt(settings);
    case 'link':
      return byLink(settings.secret);
    case 'introspection':
      return byIntrospection(settings.url);
    case 'header':
      return byHeader(settings);
  }
}
