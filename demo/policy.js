// @ts-check
// Plain JavaScript: the browser tests run under the same policy, and their runner reads no other.

/**
 * The policy that the README gives to hosts, a directive a line.
 * @param {object} origins
 * @param {string} origins.service origins that the widget talks to
 * @param {string} origins.logos origins that the providers' logos come from
 * @param {string} [origins.policies] the trusted types of the page's scripts, by their names
 * @param {readonly string[]} [origins.hashes] of the scripts that the page holds
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

/** What a page that is all ours can forbid besides. */
const NOTHING_ELSE = ["form-action 'none'", "base-uri 'none'", "frame-ancestors 'none'"];

/**
 * The headers of every answer of the host's site.
 * @param {Parameters<typeof widgetPolicy>[0]} origins
 * @returns {Record<string, string>}
 */
export const securityHeaders = origins => ({
  'content-security-policy': [...widgetPolicy(origins), ...NOTHING_ELSE].join('; '),
  // The origin only: after a provider's login the address holds the session's token for a moment.
  'referrer-policy': 'strict-origin',
  'x-content-type-options': 'nosniff',
});
