/**
 * The headers of every answer: the policy that the README gives to hosts.
 * @param service origins that the widget talks to
 * @param logos origins that the providers' logos come from
 */
export function securityHeaders(service: string, logos: string): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `connect-src 'self' ${service}`,
    `img-src 'self' ${logos}`,
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ];
  return {
    'content-security-policy': policy.join('; '),
    // The origin only: after a provider's login the address holds the session's token for a moment.
    'referrer-policy': 'strict-origin',
    'x-content-type-options': 'nosniff',
  };
}
