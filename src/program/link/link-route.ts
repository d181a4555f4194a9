import {redirectResponse} from '../../server/http/response.js';
import type {FlatpeakServer} from '../../server/index.js';
import {LINK_PARAMETER} from '../identity/link.js';
import {oncePerHour} from '../once-per-hour.js';
import type {Settings} from '../settings/settings.js';
import {linkPageResponse} from './link-page.js';

/** Reported where a press of the page's own button counts as that of another site. */
export class LinkRefusedError extends Error {
  override readonly name = 'LinkRefusedError';

  constructor() {
    super(
      'A link was refused, because the page with its button was on another origin than FLATPEAK_PUBLIC_URL. If the page was yours, set FLATPEAK_PUBLIC_URL to the origin at which browsers reach the program, or add the origin to FLATPEAK_ALLOWED_ORIGINS.',
    );
  }
}

export interface LinkRouteOptions {
  readonly server: FlatpeakServer;
  readonly settings: Pick<Settings, 'apiVersion' | 'connectPage' | 'signInUrl'>;
  readonly onError: (error: unknown) => void;
}

/** Below the base path. */
export const LINK_PATH = '/link';

/** HEAD is a GET without a body. */
const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST']);

/**
 * `{base}/link?connect_session=…` or `?connect_token=…`, the URL at which Flatpeak opens the site, in
 * Busbar. GET shows a page with a button. The button's POST opens the link, and redirects to the page
 * with the widget. A customer who is not signed in is sent to the site's sign-in page, if it is known.
 * @returns a function that returns undefined for any other request
 */
export function createLinkRoute({server, settings, onError}: LinkRouteOptions) {
  const {apiVersion, connectPage, signInUrl} = settings;
  const isDue = oncePerHour();

  async function open(received: Request): Promise<Response> {
    // The author of a link does not say who its customer is.
    const url = new URL(received.url);
    url.searchParams.delete(LINK_PARAMETER);
    const request = new Request(url, {method: received.method, headers: received.headers});
    try {
      const link = await server.openLink(request);
      if (link.state === 'open') return redirectResponse(link.url ?? connectPage);
      if (link.state === 'not_signed_in' && signInUrl !== undefined)
        return redirectResponse(signInUrl);
      const isForeign = link.state === 'not_confirmed' && request.method === 'POST';
      if (isForeign && isDue('foreign')) onError(new LinkRefusedError());
      const status = isForeign ? 403 : undefined;
      return linkPageResponse(link.state, request, {connectPage, status});
    } catch (error) {
      onError(error);
      return linkPageResponse('failed', request, {connectPage});
    }
  }

  return async (request: Request): Promise<Response | undefined> => {
    const isLink = new URL(request.url).pathname === server.basePath + LINK_PATH;
    if (apiVersion !== 'busbar' || !isLink || !METHODS.has(request.method)) return undefined;
    return open(request);
  };
}
