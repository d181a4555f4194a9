import * as z from 'zod/mini';
import {tariffsOf, type KnownTariff} from '../../market/tariffs.js';
import {placeOf} from '../../world/countries.js';
import {Refusal} from '../../world/errors.js';
import {providersOf, sampleProvider, type SimulatedProvider} from '../../world/providers.js';
import type {Session} from '../../world/store.js';
import {byAddress, byScript} from '../errors/input.js';
import {EXAMPLE_ADDRESS, EXAMPLE_PROVIDER, examplePage} from '../example-page.js';
import {summaryPage} from '../flow.js';
import {goTo, updateDraft} from '../handlers.js';
import {providerData} from '../page-data.js';
import {optionalText, readData} from '../read-data.js';
import {withProvider} from '../session-setups.js';
import type {Step} from './step.js';

const schema = z.object({tariff: z.object({id: optionalText})});

function readTariff(
  data: unknown,
  provider: SimulatedProvider,
  {address, tariffCount}: Session,
): KnownTariff {
  const {country} = placeOf(address);
  const chosen = readData(data, schema).tariff.id;
  if (!chosen) throw new Refusal('tariff_id_missing');
  const offeredBy = (each: SimulatedProvider, count?: number) =>
    tariffsOf(each, country, count).find(({id}) => id === chosen);
  const tariff = offeredBy(provider, tariffCount);
  if (tariff) return tariff;
  const isOfferedElsewhere = providersOf(country).some(
    each => each.connectionType === 'LIBRARY' && offeredBy(each),
  );
  throw isOfferedElsewhere
    ? new Refusal('tariff_id_invalid')
    : new Refusal('tariff_not_found', `There is no tariff with the ID ${chosen}.`);
}

/** A tariff of a provider other than the sample one. */
function foreignTariff(): string {
  const {country} = placeOf(EXAMPLE_ADDRESS);
  const {id} = sampleProvider(country, 'library');
  const other = providersOf(country).find(
    each => each.connectionType === 'LIBRARY' && each.id !== id,
  );
  return (other && tariffsOf(other, country)[0]?.id) ?? '';
}

const post = (id: string) => ({data: {tariff: {id}}});

export const tariffSelect: Step = {
  versions: {
    zero: {routes: ['tariff_select']},
    anode: {routes: ['tariff_select']},
    busbar: {routes: ['tariff_select']},
  },
  data(session, context) {
    const {provider} = session.draft;
    const {country} = placeOf(session.address);
    const tariffs = provider ? tariffsOf(provider, country, session.tariffCount) : [];
    return {
      ...providerData(session, context),
      postal_address: session.address,
      tariffs: tariffs.map(({id, name, description}) => ({id, name, description})),
    };
  },
  answer({session, data}) {
    const {provider} = session.draft;
    if (!provider) throw new Refusal('route_invalid');
    updateDraft(session, readTariff(data, provider, session).terms, {connectionType: 'LIBRARY'});
    return summaryPage(session);
  },
  actions: {TARIFF_MISSING: goTo('tariff-structure')},
  unlistedActions: {ADDRESS_CHANGE: goTo('postal-address')},
  errorCodes: ['tariff_id_missing', 'tariff_not_found', 'tariff_id_invalid', 'data_json_invalid'],
  errorInputs: [
    byScript('tariff_id_missing', 'Send an empty ID', post('')),
    byScript('tariff_not_found', 'Send the ID trt_XX', post('trt_XX')),
    byScript(
      'tariff_id_invalid',
      'Send the ID of a tariff of another provider',
      post(foreignTariff()),
    ),
    byScript('data_json_invalid', 'Send no tariff', {data: {}}),
  ],
  askForError: byAddress({data: {}}),
  example: examplePage(
    'tariff_select',
    {
      provider: EXAMPLE_PROVIDER,
      postal_address: EXAMPLE_ADDRESS,
      tariffs: [
        {id: 'trt_8587fa49c7e5297ccc6c57e4', name: 'EV Night', description: 'Cheaper at night.'},
        {id: 'trt_8587fa49c7e5297ccc6c57e5', name: 'Flexible 2026', description: ''},
        {
          id: 'trt_8587fa49c7e5297ccc6c57e6',
          name: 'Half-hourly',
          description: 'A new price for every half hour.',
        },
      ],
    },
    ['TARIFF_MISSING'],
  ),
  setUp: withProvider('library'),
};
