import {LINK_PATH} from '../link/link-route.js';
import type {IdentitySettings, Settings} from '../settings/settings.js';

/** Where the device of a session comes from; undefined for none. */
function deviceSource(identity: IdentitySettings): string | undefined {
  if (identity.by === 'jwt') return identity.deviceClaim && `the claim ${identity.deviceClaim}`;
  if (identity.by === 'header')
    return identity.deviceHeader && `the header ${identity.deviceHeader}`;
  return identity.by === 'introspection' ? 'the field device' : undefined;
}

/** Where links open, or why they do not. */
function linksOf({publicOrigin, basePath, apiVersion, identity}: Settings): string {
  if (apiVersion !== 'busbar') return 'off (from Busbar on)';
  if (identity.by === 'jwt' && identity.cookie === undefined)
    return 'for nobody (set FLATPEAK_JWT_COOKIE: a browser that opens a link sends no Authorization)';
  return publicOrigin + basePath + LINK_PATH;
}

/** What the program serves, by name. */
export function servedRoutes(settings: Settings): readonly (readonly [string, string])[] {
  const {publicOrigin, basePath, apiVersion, identity, siteWebhooks, backendKey, webhooks} =
    settings;
  const base = publicOrigin + basePath;
  const isBusbar = apiVersion === 'busbar';
  const forBrowsers = [
    'connect-token',
    'tariffs',
    'prices',
    ...(isBusbar ? ['participations'] : []),
  ];
  return [
    ['for browsers', `${base}/${forBrowsers.join(', /')}, ...`],
    ['links of Flatpeak', linksOf(settings)],
    ['devices', (isBusbar && deviceSource(identity)) || 'none'],
    ['webhooks of Flatpeak', webhooks ? `${base}/webhooks` : 'off'],
    ['webhooks to your site', siteWebhooks?.url.origin ?? 'off'],
    ['API for your backend', backendKey === undefined ? 'off' : `${base}/customers/{id}/...`],
  ];
}

/** Rows of a table for the terminal. */
export const table = (rows: readonly (readonly [string, string])[]): string =>
  rows.map(([name, value]) => `  ${name.padEnd(22)} ${value}`).join('\n');
