import {
  elementPage,
  elements,
  eventsPage,
  messagesPage,
  partsPage,
  tokensPage,
} from './elements.js';
import {errorCodesPage} from './errors.js';
import {optionsPage, routesPage} from './server.js';
import {errorInputsPage, faultsPage, simulatorPage} from './simulator.js';

/** The text of each page of the reference, by the name of its file. */
export const referencePages: ReadonlyMap<string, string> = new Map([
  ...elements.map(element => [element.tagName, elementPage(element)] as const),
  ['events', eventsPage()],
  ['tokens', tokensPage()],
  ['parts', partsPage()],
  ['messages', messagesPage()],
  ['companion-options', optionsPage()],
  ['companion-routes', routesPage()],
  ['simulator', await simulatorPage()],
  ['error-inputs', errorInputsPage()],
  ['faults', faultsPage()],
  ['error-codes', errorCodesPage()],
]);
