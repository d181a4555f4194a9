import * as z from 'zod/mini';
import {placeOf} from '../../world/countries.js';
import type {Session} from '../../world/store.js';
import {byAddress, byScript} from '../errors/input.js';
import {EXAMPLE_PROVIDER, examplePage} from '../example-page.js';
import {updateDraft} from '../handlers.js';
import {providerData} from '../page-data.js';
import {readData, refuseIf} from '../read-data.js';
import {withProvider} from '../session-setups.js';
import type {Step} from './step.js';

const schema = z.object({region: z.string()});

function readRegion(data: unknown, {address}: Session): string {
  const {region} = readData(data, schema);
  refuseIf(['market_region_invalid', !placeOf(address).country.regions.includes(region)]);
  return region;
}

export const region: Step = {
  versions: {
    anode: {routes: ['region_select']},
    busbar: {routes: ['region_select']},
  },
  data: (session, context) => ({
    ...providerData(session, context),
    regions: placeOf(session.address).country.regions,
    region: session.draft.region ?? '',
  }),
  answer({session, data}) {
    updateDraft(session, {region: readRegion(data, session)});
    return 'surcharge';
  },
  errorCodes: ['market_region_invalid', 'data_json_invalid'],
  errorInputs: [
    byScript('market_region_invalid', 'Send the region XX9', {data: {region: 'XX9'}}),
    byScript('data_json_invalid', 'Send no region', {data: {}}),
  ],
  askForError: byAddress({data: {}}),
  example: examplePage(
    'region_select',
    {provider: EXAMPLE_PROVIDER, regions: ['SE1', 'SE2', 'SE3', 'SE4'], region: ''},
    ['BACK'],
  ),
  setUp: withProvider('market', {structure: 'MARKET'}),
};
