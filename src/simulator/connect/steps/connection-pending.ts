import {tariffOf} from '../../world/tariff-state.js';
import {disconnectTariff, saveAndClose} from '../completion.js';
import {byAddress, INVALID_ACTION, MISSING_ACTION} from '../errors/input.js';
import {EXAMPLE_PROVIDER, examplePage} from '../example-page.js';
import {disconnect, goTo} from '../handlers.js';
import {connectionData} from '../page-data.js';
import {withProvider} from '../session-setups.js';
import type {Actions, Handler, Step} from './step.js';

/** The customer enters the tariff by hand instead of waiting; a stored one is removed. */
const dismissDirect: Handler = ({context, session}) => {
  const location = context.store.locations.get(session.location_id);
  if (tariffOf(location, session)) disconnectTariff(context, session, session);
  session.draft = {};
  session.directDismissed = true;
  return 'provider-select';
};

const DISMISS_DIRECT: Actions = {DISMISS_DIRECT: dismissDirect};

const SAVED_ACTIONS: Actions = {EDIT: goTo('provider-select'), DISCONNECT: disconnect};

export const connectionPending: Step = {
  versions: {
    zero: {
      routes: ['summary_tariff_inprogress'],
      actions: {
        SAVE: ({context, session}) => saveAndClose(context, session, 'PENDING'),
        DISCONNECT: disconnect,
        ...DISMISS_DIRECT,
      },
    },
    anode: {
      routes: ['tariff_connection_pending'],
      actions: SAVED_ACTIONS,
      unlistedActions: DISMISS_DIRECT,
      autoSave: 'PENDING',
    },
    busbar: {
      routes: ['connection_pending'],
      actions: SAVED_ACTIONS,
      unlistedActions: DISMISS_DIRECT,
      autoSave: 'PENDING',
    },
  },
  data: connectionData,
  errorCodes: ['action_missing', 'action_invalid', 'data_json_invalid'],
  errorInputs: [MISSING_ACTION, INVALID_ACTION],
  askForError: byAddress({action: 'SAVE'}),
  example: examplePage(
    'summary_tariff_inprogress',
    {connection_type: 'DIRECT', provider: EXAMPLE_PROVIDER},
    ['SAVE', 'DISCONNECT', 'DISMISS_DIRECT'],
  ),
  setUp: withProvider('direct, changing price'),
};
