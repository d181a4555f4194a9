import {examplePage} from '../example-page.js';
import {summaryPage} from '../flow.js';
import {goTo, updateDraft} from '../handlers.js';
import {withProvider} from '../session-setups.js';
import {ADVANCED_ROUTE, FUTURE_ROUTE, type Step, type StepVersion} from './step.js';

const version: StepVersion = {
  routes: [
    {
      route: ADVANCED_ROUTE,
      appliesTo: ({draft}) => draft.advanced === true,
      setUp: withProvider('market', {structure: 'DYNAMIC', advanced: true}),
    },
    FUTURE_ROUTE,
  ],
};

const DATA = {meter: {serial_number: 'E17UP03465', digits: 6}, reading: null};

/** Pages that no client implements. */
export const unknown: Step = {
  versions: {zero: version, anode: version, busbar: version},
  data: () => DATA,
  answer({session}) {
    const {advanced} = session.draft;
    updateDraft(session, {advanced: false});
    return advanced ? summaryPage(session) : 'provider-select';
  },
  actions: {SKIP: goTo('provider-select')},
  example: examplePage(FUTURE_ROUTE, DATA, ['SKIP']),
};
