import type {Session} from '../world/store.js';
import {withToken} from './page-data.js';

/** The pages of providers, which a session leads to and which lead back. Stateless HTML forms. */

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Markup; every interpolated text is escaped. */
export function html(parts: TemplateStringsArray, ...values: readonly (string | Markup)[]): Markup {
  const texts = values.map(value =>
    value instanceof Markup
      ? value.text
      : value.replace(/[&<>"']/g, character => ENTITIES[character] ?? ''),
  );
  return new Markup(String.raw({raw: parts}, ...texts));
}

export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

const STYLE = `
  :root { color-scheme: light dark; --line: light-dark(#d9dce1, #3a3f47); --ink: light-dark(#1a1d21, #eef0f3); --quiet: light-dark(#5a626d, #a5adb8); --card: light-dark(#fff, #1d2025); }
  * { box-sizing: border-box; }
  body { margin: 0; min-height: 100vh; min-height: 100dvh; display: grid; place-items: start center; padding: clamp(1rem, 6vh, 5rem) 1rem; background: light-dark(#f3f4f6, #121417); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
  main { width: 100%; max-width: 26rem; background: var(--card); border: 1px solid var(--line); border-radius: 16px; padding: 1.5rem; }
  header { display: flex; align-items: center; gap: .75rem; margin-bottom: 1.5rem; font-weight: 600; }
  header img { width: 40px; height: 40px; border-radius: 10px; }
  h1 { font-size: 1.375rem; line-height: 1.25; margin: 0 0 .5rem; overflow-wrap: anywhere; }
  p { margin: 0 0 1rem; color: var(--quiet); overflow-wrap: anywhere; }
  ul { margin: 0 0 1.25rem; padding-inline-start: 1.25rem; color: var(--quiet); }
  label { display: block; margin-bottom: .25rem; font-weight: 500; }
  input { width: 100%; min-height: 44px; margin-bottom: 1rem; padding: 0 .75rem; border: 1px solid var(--line); border-radius: 10px; background: transparent; color: inherit; font: inherit; }
  button { width: 100%; min-height: 48px; margin-top: .5rem; padding: 0 1rem; border: 1px solid var(--line); border-radius: 10px; background: transparent; color: inherit; font: inherit; font-weight: 600; cursor: pointer; }
  button.main { border-color: transparent; background: var(--brand); color: #fff; }
  button.aside { border: 0; font-weight: 400; color: var(--quiet); text-decoration: underline; }
  :is(input, button):focus-visible { outline: 3px solid var(--brand); outline-offset: 2px; }
  footer { margin-top: 1.5rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: .8125rem; color: var(--quiet); }
`;

/** A page of its own, which nobody may frame. */
export function page(
  title: string,
  body: Markup,
  {status = 200, brand = '#3b4654'} = {},
): Response {
  const text = html`<!doctype html>
    <html lang="en">
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>${title}</title>
      <link rel="icon" href="../logos/login.svg" />
      <style>
        ${new Markup(`:root { --brand: ${brand}; }${STYLE}`)}
      </style>
      <main>
        ${body}
        <footer>A simulated provider. Nothing that you type here is kept.</footer>
      </main>
    </html>`.text;
  return new Response(text, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      // Real providers forbid framing, too.
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'none'",
    },
  });
}

/** A page that says why a link does not work. */
export const problem = (status: number, title: string, message: string) =>
  page(
    title,
    html`<h1>${title}</h1>
      <p>${message}</p>`,
    {status},
  );

const returnUrl = ({connect_web_uri, callback_uri}: Session) => connect_web_uri || callback_uri;

/** The name of the site that asks for access: its domain, or the scheme of its app. */
export function siteName(session: Session): string {
  const {host, protocol} = new URL(returnUrl(session));
  return /^https?:$/.test(protocol) ? host : protocol.slice(0, -1);
}

/** The site's return URL with the token and the query parameters that it added to the page's URL. */
function returnTo(session: Session, pageUrl: URL): string {
  const url = new URL(withToken(returnUrl(session), session.token));
  for (const [name, value] of pageUrl.searchParams) {
    if (!url.searchParams.has(name)) url.searchParams.append(name, value);
  }
  return url.href;
}

/** Back to the site. */
export const redirectBack = (session: Session, pageUrl: URL): Response =>
  new Response(null, {
    status: 303,
    headers: {location: returnTo(session, pageUrl), 'cache-control': 'no-store'},
  });
