// npm run docs:reference: writes the pages of docs/reference from the sources that they describe.
import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
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

const pages = new Map([
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

const folder = new URL('../../reference/', import.meta.url);
rmSync(folder, {recursive: true, force: true});
mkdirSync(folder, {recursive: true});
for (const [name, text] of pages) writeFileSync(new URL(`${name}.md`, folder), text);
