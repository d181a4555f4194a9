import {CONNECT_URL} from '../core/connect-url.js';
import {requestFirstPage} from '../core/first-page.js';
import {preconnect} from '../elements/connect/preconnect.js';
import {usesSimpleRequests} from '../elements/connect/simple-requests.js';
import {STORED_SESSIONS} from '../loader/is-in-session.js';
import {
  DEFAULT_API_VERSION,
  START_REQUESTS,
  type ApiVersion,
  type Journey,
} from '../protocol/api-versions.js';
import type {Direction} from '../protocol/routes.js';
import {countryName} from '../ui/format/countries.js';
import {whenIdle} from '../ui/when-idle.js';

// A script for the HTML of a site's page, after an inline widget: requests the first page while the
// module is on its way. The widget takes the responses in place of its own requests.

/** Whether the widget resumes a session, for which it sends other requests, or is a preview. */
function isResumed(): boolean {
  try {
    if ((sessionStorage.getItem(STORED_SESSIONS) ?? '{}') !== '{}') return true;
  } catch {
    // The site's storage is blocked.
  }
  return (
    /[?&#]fp_cot=/.test(location.href) ||
    document.documentElement.hasAttribute('data-turbo-preview')
  );
}

function requestFor(widget: Element): void {
  const at = (name: string) => widget.getAttribute(name) ?? undefined;
  const apiVersion = (at('api-version') ?? DEFAULT_API_VERSION) as ApiVersion;
  const connectUrl = at('connect-url') ?? CONNECT_URL;
  if (!Object.hasOwn(START_REQUESTS, apiVersion)) return;
  // For the time until the site's backend has sent a token.
  preconnect(connectUrl);
  requestFirstPage({
    connectToken: at('connect-token'),
    tokenUrl: at('token-url'),
    connectUrl,
    apiVersion,
    journey: at('journey') as Journey | undefined,
    isSimple: usesSimpleRequests(apiVersion, connectUrl),
    direction: at('direction') as Direction | undefined,
    tariffType: at('tariff-type'),
    locationId: at('location-id'),
  });
}

/** The first use of country names takes a slow phone 50 ms, which the widget would need later. */
function warmUp(): void {
  try {
    countryName(document.documentElement.lang || navigator.language, 'GB');
  } catch {
    // The page's language is no language tag.
  }
}

if (!customElements.get('flatpeak-connect') && !isResumed()) {
  const widgets = document.querySelectorAll('flatpeak-connect:not([mode=dialog])');
  widgets.forEach(requestFor);
  if (widgets.length > 0) whenIdle(warmUp);
}
