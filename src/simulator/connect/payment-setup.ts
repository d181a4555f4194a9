import type {SimulatorContext} from '../world/context.js';
import {arrive} from './conversation.js';
import {html, page, problem, redirectBack} from './provider-site.js';
import {programmeOf} from './vpp.js';

const form = (provider: string) =>
  page(
    `Payments – ${provider}`,
    html`<h1>Where should ${provider} pay you?</h1>
      <p>Any account will do.</p>
      <form method="post">
        <label for="account">Account number</label>
        <input id="account" name="account" autocomplete="off" value="GB33 BUKB 2020 1555 5555 55" />
        <button class="main" name="step" value="save">Save</button>
        <button name="step" value="later" formnovalidate>Not now</button>
      </form>`,
  );

/** `GET` and `POST /payments?fp_cot=…`: the programme asks where to pay. */
export async function paymentSetup(context: SimulatorContext, request: Request): Promise<Response> {
  const url = new URL(request.url);
  const session = context.store.sessions.get(url.searchParams.get('fp_cot') ?? '');
  if (!session || context.now() >= session.expires)
    return problem(404, 'This link does not work', 'Go back and start again.');
  if (session.page !== 'redirect' || !session.vpp.isAtPayments)
    return problem(409, 'You are already done here', 'Go back to where you came from.');
  if (request.method === 'GET') return form(programmeOf(session).provider_display_name);
  const step = new URLSearchParams(await request.text()).get('step');
  if (step === 'save') session.vpp.isPaid = true;
  session.page = arrive({context, session}, 'redirect', 'vpp-summary');
  session.vpp.isAtPayments = false;
  // The customer has joined: the pages before are no way back.
  session.history.length = 0;
  return redirectBack(session, url);
}
