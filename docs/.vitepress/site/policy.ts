import {scriptHashes} from '../../../demo/page-scripts.js';

/**
 * The content security policy of a page. Scripts within the page are named by their hashes. A host
 * may add `frame-ancestors`, which only a header can say.
 */
const policyOf = (html: string) =>
  [
    "default-src 'none'",
    ["script-src 'self'", ...scriptHashes(html)].join(' '),
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "frame-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');

/** The style attributes of the theme. `theme.css` has what they say. */
const STYLE_ATTRIBUTE = / style="(--vp-vh:0px|position:relative);"/g;

/** Puts its policy into a page, before the first script. */
export function withPolicy(html: string): string {
  const page = html.replace(STYLE_ATTRIBUTE, '');
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policyOf(page)}">`;
  return page.replace('<meta charset="utf-8">', `$&\n    ${meta}`);
}
