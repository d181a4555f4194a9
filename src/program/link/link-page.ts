import {createHash} from 'node:crypto';
import type {LinkRefusal} from '../../server/index.js';

/** Why a customer reads a page in place of the widget. */
export type LinkPage = LinkRefusal | 'failed';

interface Content {
  readonly status: number;
  readonly title: string;
  readonly sentence: string;
  /** Whether there is a button, which opens the link; otherwise the page leads to the widget. */
  readonly button?: true;
}

const PAGES: Readonly<Record<LinkPage, Content>> = {
  not_confirmed: {
    status: 200,
    title: 'Continue with Flatpeak',
    sentence:
      'Continue only if you have just asked for this link yourself. Whoever sent it to you could see what you enter.',
    button: true,
  },
  failed: {
    status: 503,
    title: 'That did not work',
    sentence: 'The link could not be opened at the moment. Try again.',
    button: true,
  },
  not_signed_in: {
    status: 401,
    title: 'Sign in first',
    sentence: 'Sign in, then open the link again.',
  },
  no_link: {
    status: 400,
    title: 'This link is not complete',
    sentence: 'Open it again where you found it, or begin here.',
  },
  unknown: {
    status: 404,
    title: 'This link is not known',
    sentence: 'Ask for a new one where you found it, or begin here.',
  },
  expired: {
    status: 410,
    title: 'This link has expired',
    sentence: 'Ask for a new one where you found it, or begin here.',
  },
  ended: {
    status: 410,
    title: 'This link has been used',
    sentence: 'You can see your tariff, or begin again.',
  },
  not_yours: {
    status: 403,
    title: 'This link is for another account',
    sentence: 'Sign in with the account that opened it first, or begin here.',
  },
};

const STYLE =
  ':root{color-scheme:light dark;font:1.125rem/1.5 system-ui,sans-serif}' +
  'body{display:grid;place-items:center;min-height:90vh;margin:1rem}' +
  'main{max-width:30rem}h1{font-size:1.5rem;line-height:1.25}' +
  'button{font:inherit;padding:.75rem 1.5rem}a{display:inline-block;padding:.75rem 0}';

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, character => ENTITIES[character] ?? '');

/** A form without an action sends the URL of the page again, with its query. */
const BUTTON = '<form method="post"><button>Continue</button></form>';

/**
 * A page of the link route, in English. It holds nothing of the request.
 * @param status in place of the page's own
 */
export function linkPageResponse(name: LinkPage, connectPage: string, status?: number): Response {
  const {title, sentence, button, ...content} = PAGES[name];
  const html =
    '<!doctype html><html lang="en"><meta charset="utf-8">' +
    '<meta name="viewport" content="width=device-width">' +
    `<title>${title}</title><style>${STYLE}</style><main><h1>${title}</h1><p>${sentence}</p>` +
    (button ? BUTTON : `<a href="${escape(connectPage)}">Go to your tariff</a>`) +
    '</main></html>';
  return new Response(html, {
    status: status ?? content.status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-language': 'en',
      // No form-action: Chrome applies it to the redirects after the form, which end at the site.
      'content-security-policy': [
        `default-src 'none'; style-src 'sha256-${STYLE_HASH}'`,
        "base-uri 'none'; frame-ancestors 'none'",
      ].join('; '),
      'cache-control': 'no-store',
      // With no-referrer, the form would have no origin. The URL may hold a connect token.
      'referrer-policy': button ? 'same-origin' : 'no-referrer',
      'x-content-type-options': 'nosniff',
    },
  });
}
