import type {Services} from '../services.js';

/** A request of a signed-in customer, after the checks of `server.ts`. */
export interface RequestContext {
  readonly request: Request;
  /** Id of the customer. */
  readonly customer: string;
  /** The parsed JSON; an empty object if there is no body. */
  readonly body: unknown;
}

interface Endpoint {
  readonly method: 'GET' | 'POST';
  /** Below the base path. */
  readonly path: `/${string}`;
}

/** A route for pages of the site, on behalf of a signed-in customer. */
export interface CustomerRoute extends Endpoint {
  readonly audience: 'customer';
  handle(context: RequestContext, services: Services): Promise<Response>;
}

/** A request of a browser in which a customer may be signed in. */
export interface VisitContext {
  readonly request: Request;
  /** Id of the customer; undefined if nobody is signed in. */
  readonly customer: string | undefined;
}

/** A route for navigations, also from other sites, such as the redirect at the end of a session. */
export interface VisitorRoute extends Endpoint {
  readonly audience: 'visitor';
  handle(context: VisitContext, services: Services): Promise<Response>;
}

/** A route for Flatpeak, which is not signed in: the route itself authenticates the request. */
export interface FlatpeakRoute extends Endpoint {
  readonly audience: 'flatpeak';
  /** The route also gets requests for paths below its own. */
  readonly includesSubpaths: true;
  handle(request: Request, services: Services): Promise<Response>;
}

export type Route = CustomerRoute | VisitorRoute | FlatpeakRoute;
