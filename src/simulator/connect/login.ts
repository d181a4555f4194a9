import {arrive} from './conversation.js';
import {placeOf} from '../world/countries.js';
import {summaryPage} from './flow.js';
import {colourOf} from '../world/logos.js';
import type {SimulatorContext} from '../world/context.js';
import type {ChosenProvider, Session, StepKind} from '../world/store.js';
import {tariffInAccount} from '../market/tariffs.js';
import {withToken} from './page-data.js';

/**
 * The provider's login pages: sign in, then allow access to the tariff. Stateless HTML forms that
 * post to their own URL.
 */

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Markup; every interpolated text is escaped. */
function html(parts: TemplateStringsArray, ...values: readonly (string | Markup)[]): Markup {
  const texts = values.map(value =>
    value instanceof Markup
      ? value.text
      : value.replace(/[&<>"']/g, character => ENTITIES[character] ?? ''),
  );
  return new Markup(String.raw({raw: parts}, ...texts));
}

class Markup {
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

function page(title: string, body: Markup, {status = 200, brand = '#3b4654'} = {}): Response {
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

const problem = (status: number, title: string, message: string) =>
  page(
    title,
    html`<h1>${title}</h1>
      <p>${message}</p>`,
    {status},
  );

const heading = ({id, name}: ChosenProvider, {publicUrl}: SimulatorContext) =>
  html`<header><img src="${`${publicUrl}/logos/${id}.svg`}" alt="" />${name}</header>`;

const signIn = (provider: ChosenProvider, context: SimulatorContext) =>
  page(
    `Sign in – ${provider.name}`,
    html`${heading(provider, context)}
      <h1>Sign in to your account</h1>
      <p>Any e-mail address and password will do.</p>
      <form method="post">
        <label for="email">E-mail</label>
        <input
          id="email"
          name="email"
          type="email"
          autocomplete="username"
          value="sam@example.com"
        />
        <label for="password">Password</label>
        <input
          id="password"
          name="password"
          type="password"
          autocomplete="current-password"
          value="sunshine"
        />
        <button class="main" name="step" value="consent">Sign in</button>
        <button name="step" value="cancel" formnovalidate>Cancel</button>
      </form>`,
    {brand: colourOf(provider.id)},
  );

const consent = (provider: ChosenProvider, context: SimulatorContext, site: string) =>
  page(
    `Allow access – ${provider.name}`,
    html`${heading(provider, context)}
      <h1>Allow ${site} to read your tariff?</h1>
      <p>It will be able to see:</p>
      <ul>
        <li>the name and the prices of your tariff</li>
        <li>when your contract ends</li>
      </ul>
      <form method="post">
        <button class="main" name="step" value="allow">Allow</button>
        <button name="step" value="refuse">Refuse</button>
        <button name="step" value="cancel">Cancel</button>
        <button class="aside" name="step" value="slow">The provider is slow today</button>
      </form>`,
    {brand: colourOf(provider.id)},
  );

/** The effect of each button on the session. */
const OUTCOMES: ReadonlyMap<string, (session: Session, context: SimulatorContext) => StepKind> =
  new Map([
    [
      'allow',
      (session: Session, context: SimulatorContext): StepKind => {
        const {provider} = session.draft;
        if (!provider) return 'provider-select';
        const terms = tariffInAccount(provider, placeOf(session.address).country, context.now());
        session.draft = {...session.draft, ...terms, connectionType: 'DIRECT'};
        return summaryPage(session);
      },
    ],
    ['slow', (): StepKind => 'connection-pending'],
    ['refuse', (): StepKind => 'connection-failed'],
    ['cancel', (): StepKind => 'provider-select'],
  ]);

const returnUrl = ({connect_web_uri, callback_uri}: Session) => connect_web_uri || callback_uri;

/** The name of the site that asks for access: its domain, or the scheme of its app. */
function siteName(session: Session): string {
  const {host, protocol} = new URL(returnUrl(session));
  return /^https?:$/.test(protocol) ? host : protocol.slice(0, -1);
}

/** The site's return URL with the token and the query parameters that it added to the login URL. */
function returnTo(session: Session, loginUrl: URL): string {
  const url = new URL(withToken(returnUrl(session), session.token));
  for (const [name, value] of loginUrl.searchParams) {
    if (!url.searchParams.has(name)) url.searchParams.append(name, value);
  }
  return url.href;
}

/** `GET` and `POST /login/<provider-slug>?fp_cot=…` */
export async function login(
  context: SimulatorContext,
  request: Request,
  slug: string,
): Promise<Response> {
  const url = new URL(request.url);
  const session = context.store.sessions.get(url.searchParams.get('fp_cot') ?? '');
  const provider = session?.draft.provider;
  if (!session || !provider || provider.slug !== slug) {
    return problem(404, 'This link does not work', 'Go back and choose your provider again.');
  }
  if (context.now() >= session.expires) {
    return problem(403, 'This link is too old', 'Go back and start again.');
  }
  if (session.page !== 'redirect') {
    return problem(409, 'You are already done here', 'Go back to where you came from.');
  }
  if (request.method === 'GET') return signIn(provider, context);

  const step = new URLSearchParams(await request.text()).get('step') ?? '';
  if (step === 'consent') return consent(provider, context, siteName(session));
  const outcome = OUTCOMES.get(step);
  if (!outcome) return signIn(provider, context);
  session.page = arrive({context, session}, 'redirect', outcome(session, context));
  return new Response(null, {
    status: 303,
    headers: {location: returnTo(session, url), 'cache-control': 'no-store'},
  });
}
