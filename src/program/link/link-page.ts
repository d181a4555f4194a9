import {createHash} from 'node:crypto';
import {chooseLanguage, languageAttributes, languageHeaders} from '../../server/http/language.js';
import {LINK_LANGUAGES} from './languages.js';
import type {LinkPage, LinkTexts} from './link-texts.js';

/** The status of each page, and what the customer can do there. */
const PAGES: Readonly<Record<LinkPage, readonly [status: number, way: keyof typeof WAYS]>> = {
  not_confirmed: [200, 'open'],
  failed: [503, 'retry'],
  not_signed_in: [401, 'connectPage'],
  no_link: [400, 'connectPage'],
  unknown: [404, 'connectPage'],
  expired: [410, 'connectPage'],
  ended: [410, 'connectPage'],
  not_yours: [403, 'connectPage'],
};

const STYLE =
  ':root{color-scheme:light dark;font:1.125rem/1.5 system-ui,sans-serif}' +
  'body{display:grid;place-items:center;min-height:90vh;margin:1rem}' +
  'main{max-width:30rem}h1{font-size:1.5rem;line-height:1.25}' +
  'button,a{display:inline-block;padding:.75rem 1.5rem;border:0;border-radius:.5rem;font:inherit;' +
  'font-weight:600;text-decoration:none;color:Canvas;background:CanvasText}' +
  ':focus-visible{outline:3px solid Highlight;outline-offset:2px}';

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, character => ENTITIES[character] ?? '');

const linkTo = (url: string, text: string) => `<a href="${escape(url)}">${escape(text)}</a>`;

const WAYS = {
  /** A form without an action sends the URL of the page again, with its query. */
  open: ({open}: LinkTexts) => `<form method="post"><button>${escape(open)}</button></form>`,
  /** The URL of the page: a link is opened only from beside the warning. */
  retry: ({retry}: LinkTexts) => linkTo('', retry),
  connectPage: ({connectPage}: LinkTexts, url: string) => linkTo(url, connectPage),
};

export interface LinkPageOptions {
  readonly connectPage: string;
  /** In place of the page's own. */
  readonly status?: number | undefined;
}

/**
 * A page of the link route, in the language that the browser prefers. It repeats nothing else of the
 * request.
 */
export function linkPageResponse(
  name: LinkPage,
  request: Request,
  {connectPage, status}: LinkPageOptions,
): Response {
  const language = chooseLanguage(request);
  const texts = LINK_LANGUAGES[language];
  const [ownStatus, way] = PAGES[name];
  const title = escape(texts.pages[name].title);
  const html =
    `<!doctype html><html ${languageAttributes(language)}><meta charset="utf-8">` +
    '<meta name="viewport" content="width=device-width">' +
    `<title>${title}</title><style>${STYLE}</style>` +
    `<main><h1>${title}</h1><p>${escape(texts.pages[name].sentence)}</p>` +
    WAYS[way](texts, connectPage) +
    '</main></html>';
  return new Response(html, {
    status: status ?? ownStatus,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      ...languageHeaders(language),
      // No form-action: Chrome applies it to the redirects after the form, which end at the site.
      'content-security-policy': [
        `default-src 'none'; style-src 'sha256-${STYLE_HASH}'`,
        "base-uri 'none'; frame-ancestors 'none'",
      ].join('; '),
      'cache-control': 'no-store',
      // With no-referrer, the form would have no origin. The URL may hold a connect token.
      'referrer-policy': way === 'open' ? 'same-origin' : 'no-referrer',
      'x-content-type-options': 'nosniff',
    },
  });
}
