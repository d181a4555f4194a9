import {byAddress, INVALID_ACTION} from '../errors/input.js';
import {EXAMPLE_PROVIDER, examplePage} from '../example-page.js';
import {summaryPage} from '../flow.js';
import {close} from '../handlers.js';
import {providerData} from '../page-data.js';
import {withProvider} from '../session-setups.js';
import type {Step} from './step.js';

const REQUIRED_CONSENTS = ['DEVICE_INFORMATION', 'SCHEDULING', 'LOCATION'];

export const consent: Step = {
  versions: {busbar: {routes: ['consent']}},
  data: (session, context) => ({
    ...providerData(session, context),
    account: {id: context.accountId, display_name: 'Nova Inc'},
    required_consents: REQUIRED_CONSENTS,
  }),
  actions: {ALLOW: ({session}) => summaryPage(session), DENY: close},
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
