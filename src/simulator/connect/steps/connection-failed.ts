import {byAddress, INVALID_ACTION, MISSING_ACTION} from '../errors/input.js';
import {EXAMPLE_PROVIDER, examplePage} from '../example-page.js';
import {disconnect, goTo} from '../handlers.js';
import {connectionData} from '../page-data.js';
import {withProvider} from '../session-setups.js';
import type {Actions, Step} from './step.js';

const RECONNECT: Actions = {RECONNECT: goTo('provider-select')};

const EDIT_ACTIONS: Actions = {EDIT: goTo('provider-select'), DISCONNECT: disconnect};

export const connectionFailed: Step = {
  versions: {
    zero: {
      routes: ['summary_tariff_failed'],
      actions: {...RECONNECT, DISCONNECT: disconnect},
    },
    anode: {
      routes: ['tariff_connection_failed'],
      actions: EDIT_ACTIONS,
      unlistedActions: RECONNECT,
    },
    busbar: {routes: ['connection_failed'], actions: EDIT_ACTIONS, unlistedActions: RECONNECT},
  },
  data: connectionData,
  errorCodes: ['action_missing', 'action_invalid'],
  errorInputs: [MISSING_ACTION, INVALID_ACTION],
  askForError: byAddress({action: 'RECONNECT'}),
  example: examplePage(
    'summary_tariff_failed',
    {connection_type: 'DIRECT', provider: EXAMPLE_PROVIDER},
    ['RECONNECT', 'DISCONNECT'],
  ),
  setUp: withProvider('direct, changing price'),
};
