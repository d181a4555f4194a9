import {byAddress, INVALID_ACTION} from '../errors/input.js';
import {EXAMPLE_PROVIDER, examplePage} from '../example-page.js';
import {summaryPage} from '../flow.js';
import {close} from '../handlers.js';
import {providerData} from '../page-data.js';
import {withProvider} from '../session-setups.js';
import type {Session} from '../../world/store.js';
import {enrol, programmeOf} from '../vpp.js';
import type {Handler, Step} from './step.js';

const REQUIRED_CONSENTS = ['DEVICE_INFORMATION', 'SCHEDULING', 'LOCATION'];

const programmeProvider = (session: Session) => {
  const {provider_id: id, provider_display_name: display_name} = programmeOf(session);
  return {id, display_name, logo_url: ''};
};

/** Enrols the customer in the chosen programme, which then asks where to pay. */
const allow: Handler = ({session, context}) => {
  if (session.journey === 'tariff') return summaryPage(session);
  enrol(context, session);
  session.vpp.isAtPayments = true;
  return 'redirect';
};

export const consent: Step = {
  versions: {busbar: {routes: ['consent']}},
  data: (session, context) => ({
    ...(session.journey === 'vpp'
      ? {provider: programmeProvider(session)}
      : providerData(session, context)),
    account: {id: context.accountId, display_name: 'Nova Inc'},
    required_consents: REQUIRED_CONSENTS,
  }),
  actions: {ALLOW: allow, DENY: close},
  errorCodes: ['action_invalid', 'data_json_invalid'],
  errorInputs: [INVALID_ACTION],
  askForError: byAddress({action: 'ALLOW'}),
  example: examplePage(
    'consent',
    {
      provider: EXAMPLE_PROVIDER,
      account: {id: 'acc_65de30082a7c56d2297cbe3d', display_name: 'Nova Inc'},
      required_consents: REQUIRED_CONSENTS,
    },
    ['ALLOW', 'DENY', 'BACK'],
  ),
  setUp: withProvider('direct, changing price'),
};
