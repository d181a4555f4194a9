import {arrive} from './conversation.js';
import {placeOf} from '../world/countries.js';
import {summaryPage} from './flow.js';
import {colourOf} from '../world/logos.js';
import type {SimulatorContext} from '../world/context.js';
import type {ChosenProvider, Session, StepKind} from '../world/store.js';
import {tariffInAccount} from '../market/tariffs.js';
import {html, page, problem, redirectBack, siteName} from './provider-site.js';

/**
 * The provider's login pages: sign in, then allow access to the tariff. Stateless HTML forms that
 * post to their own URL.
 */

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
  return redirectBack(session, url);
}
