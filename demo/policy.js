// @ts-check
// Plain JavaScript, because the browser tests' runner, which imports it, reads no TypeScript.

/**
 * The content security policy that the documentation recommends to sites, one directive per item.
 * @param {object} origins
 * @param {string} origins.service origins that the widget sends requests to
 * @param {string} origins.logos origins of the providers' logos
 * @param {string} [origins.policies] the names of the page's Trusted Types policies
 * @param {readonly string[]} [origins.hashes] of the page's inline scripts
 */
export const widgetPolicy = ({service, logos, policies = 'flatpeak-connect', hashes = []}) => [
  "default-src 'none'",
  ["script-src 'self'", ...hashes].join(' '),
  "style-src 'self'",
  `connect-src 'self' ${service}`,
  `img-src 'self' ${logos}`,
  "require-trusted-types-for 'script'",
  `trusted-types ${policies}`,
];

/** Directives beyond the widget's needs, for pages that are all ours. */
const SITE_DIRECTIVES = ["form-action 'none'", "base-uri 'none'", "frame-ancestors 'none'"];

/**
 * The headers of every response of the site.
 * @param {Parameters<typeof widgetPolicy>[0]} origins
 * @returns {Record<string, string>}
 */
export const securityHeaders = origins => ({
  'content-security-policy': [...widgetPolicy(origins), ...SITE_DIRECTIVES].join('; '),
  // The origin only: after a provider's login the URL holds the session's token for a moment.
  'referrer-policy': 'strict-origin',
  'x-content-type-options': 'nosniff',
});
