import * as z from 'zod/mini';
import {byScript, byText} from '../errors/input.js';
import {EXAMPLE_ADDRESS, examplePage} from '../example-page.js';
import {goTo, updateDraft} from '../handlers.js';
import {readData, refuseIf, textOrEmpty} from '../read-data.js';
import type {Step} from './step.js';

const schema = z.object({provider: z.object({name: textOrEmpty})});

function readName(data: unknown): string {
  const name = readData(data, schema).provider.name.trim();
  refuseIf(['provider_name_missing', !name]);
  return name;
}

const post = (name: string) => ({data: {provider: {name}}});

export const providerName: Step = {
  versions: {
    zero: {routes: ['provider_name_capture']},
    anode: {routes: ['provider_name_capture']},
    busbar: {routes: ['provider_name_capture']},
  },
  data: ({address, draft}) => ({
    provider: {name: draft.provider?.id === '' ? draft.provider.name : ''},
    postal_address: address,
  }),
  answer({session, data}) {
    const name = readName(data);
    if (session.draft.provider?.name !== name) session.draft = {};
    const connectionType = 'MANUAL';
    const provider = {id: '', name, slug: '', connectionType, hasChangingPrices: false} as const;
    updateDraft(session, {provider, connectionType});
    return 'tariff-structure';
  },
  actions: {ADDRESS_CHANGE: goTo('postal-address')},
  errorCodes: ['provider_name_missing', 'data_json_invalid'],
  errorInputs: [
    byScript('provider_name_missing', 'Leave the name empty', post(' ')),
    byScript('data_json_invalid', 'Send no provider', {data: {}}),
  ],
  askForError: byText('Name', post),
  example: examplePage(
    'provider_name_capture',
    {provider: {name: ''}, postal_address: EXAMPLE_ADDRESS},
    ['ADDRESS_CHANGE'],
  ),
};
