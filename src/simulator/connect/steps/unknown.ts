import {keysOf} from '../../world/table.js';
import {examplePage} from '../example-page.js';
import {summaryPage} from '../flow.js';
import {goTo, updateDraft} from '../handlers.js';
import {withProvider} from '../session-setups.js';
import {GUESSED_PAGES} from './guessed-pages.js';
import {ADVANCED_ROUTE, FUTURE_ROUTE, type Step, type StepRoute, type StepVersion} from './step.js';

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

const guessedRoutes = keysOf(GUESSED_PAGES).map((route): StepRoute => ({
  route,
  appliesTo: ({requestedRoute}) => requestedRoute === route,
  setUp: withProvider('market'),
}));

const guessedPage = (requested: string | undefined) =>
  Object.entries(GUESSED_PAGES).find(([route]) => route === requested)?.[1];

const DATA = {meter: {serial_number: 'E17UP03465', digits: 6}, reading: null};

/** Pages that no client implements. */
export const unknown: Step = {
  versions: {
    zero: version,
    anode: version,
    busbar: {routes: [...guessedRoutes, ...version.routes]},
  },
  data: (session, context) => guessedPage(session.requestedRoute)?.data(session, context) ?? DATA,
  answer({session, data}) {
    guessedPage(session.requestedRoute)?.check(data);
    const {advanced} = session.draft;
    updateDraft(session, {advanced: false});
    return advanced ? summaryPage(session) : 'provider-select';
  },
  actions: {SKIP: goTo('provider-select')},
  example: examplePage(FUTURE_ROUTE, DATA, ['SKIP']),
};
