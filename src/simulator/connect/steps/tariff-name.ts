import * as z from 'zod/mini';
import {byScript, byText} from '../errors/input.js';
import {EXAMPLE_PROVIDER, examplePage} from '../example-page.js';
import {nextDetailPage} from '../flow.js';
import {updateDraft} from '../handlers.js';
import {providerData} from '../page-data.js';
import {readData, refuseIf, textOrEmpty} from '../read-data.js';
import {withProvider} from '../session-setups.js';
import type {Step} from './step.js';

const schema = z.object({tariff: z.object({name: textOrEmpty})});

function readName(data: unknown): string {
  const name = readData(data, schema).tariff.name.trim();
  refuseIf(['tariff_name_missing', !name]);
  return name;
}

const post = (name: string) => ({data: {tariff: {name}}});

export const tariffName: Step = {
  versions: {
    zero: {routes: ['tariff_name_capture']},
    anode: {routes: ['tariff_name_capture']},
    busbar: {routes: ['tariff_name_input']},
  },
  data: (session, context) => ({
    ...providerData(session, context),
    tariff: {name: session.draft.name ?? ''},
  }),
  answer({session, data}) {
    updateDraft(session, {name: readName(data)});
    return nextDetailPage(session, 'tariff-name');
  },
  errorCodes: ['tariff_name_missing', 'data_json_invalid'],
  errorInputs: [
    byScript('tariff_name_missing', 'Leave the name empty', post('')),
    byScript('data_json_invalid', 'Send no tariff', {data: {}}),
  ],
  askForError: byText('Name', post),
  example: examplePage('tariff_name_capture', {provider: EXAMPLE_PROVIDER, tariff: {name: ''}}),
  setUp: withProvider('market', {structure: 'MARKET'}),
};
