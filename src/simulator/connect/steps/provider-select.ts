import * as z from 'zod/mini';
import {countryOf, knownCountries, placeOf} from '../../world/countries.js';
import {Refusal} from '../../world/errors.js';
import {
  providersOf,
  sampleProvider,
  type ConnectionType,
  type SimulatedProvider,
} from '../../world/providers.js';
import type {StepKind, Session} from '../../world/store.js';
import {byAddress, byScript} from '../errors/input.js';
import {EXAMPLE_ADDRESS, EXAMPLE_PROVIDER, examplePage} from '../example-page.js';
import {goTo, updateDraft} from '../handlers.js';
import {optionalText, readData} from '../read-data.js';
import type {Step} from './step.js';

const NEXT_PAGES: Readonly<Record<ConnectionType, StepKind>> = {
  DIRECT: 'redirect',
  LIBRARY: 'tariff-select',
  MARKET: 'tariff-structure',
  MANUAL: 'tariff-structure',
};

const schema = z.object({provider: z.object({id: optionalText})});

const isListedAnywhere = (chosen: string) =>
  knownCountries.some(country => providersOf(country).some(({id}) => id === chosen));

function readProvider(data: unknown, {address, providerCount}: Session): SimulatedProvider {
  const chosen = readData(data, schema).provider.id;
  if (!chosen) throw new Refusal('provider_id_missing');
  const provider = providersOf(placeOf(address).country, providerCount).find(
    ({id}) => id === chosen,
  );
  if (provider) return provider;
  throw isListedAnywhere(chosen)
    ? new Refusal('provider_id_invalid')
    : new Refusal('provider_not_found', `There is no provider with the ID ${chosen}.`);
}

function germanProvider(): string {
  const country = countryOf('DE');
  return country ? sampleProvider(country, 'library').id : '';
}

const post = (id: string) => ({data: {provider: {id}}});

const OTHER_EXAMPLES = [
  'Brightwell Power',
  'Larkfield Electric',
  'Harbour Light',
  'Seven Springs',
].map((display_name, i) => {
  const id = `prv_65b78bbdd8e83b06a60e38c${i}`;
  return {id, display_name, logo_url: `https://simulator.test/logos/${id}.svg`};
});

export const providerSelect: Step = {
  versions: {
    zero: {routes: ['provider_select']},
    anode: {
      routes: ['provider_select'],
      envelope: ({direction, type}) => ({tariff_direction: direction, tariff_type: type}),
    },
    busbar: {routes: ['provider_select']},
  },
  data: ({address, providerCount}, context) => ({
    postal_address: address,
    providers: context.providerList(placeOf(address).country, providerCount),
  }),
  answer({session, data}) {
    const provider = readProvider(data, session);
    const isDismissed = provider.connectionType === 'DIRECT' && session.directDismissed;
    const connectionType = isDismissed ? 'MANUAL' : provider.connectionType;
    // Nothing that was entered for another provider's tariff applies to this one.
    if (session.draft.provider?.id !== provider.id) session.draft = {};
    updateDraft(session, {provider, connectionType});
    return NEXT_PAGES[connectionType];
  },
  actions: {ADDRESS_CHANGE: goTo('postal-address'), PROVIDER_MISSING: goTo('provider-name')},
  errorCodes: [
    'provider_id_missing',
    'provider_not_found',
    'provider_id_invalid',
    'data_json_invalid',
  ],
  errorInputs: [
    byScript('provider_id_missing', 'Send an empty ID', post('')),
    byScript('provider_not_found', 'Send the ID prv_XX', post('prv_XX')),
    byScript(
      'provider_id_invalid',
      'Send the ID of a German provider for a British address',
      post(germanProvider()),
    ),
    byScript('data_json_invalid', 'Send no provider', {data: {}}),
  ],
  askForError: byAddress({data: {}}),
  example: examplePage(
    'provider_select',
    {
      postal_address: EXAMPLE_ADDRESS,
      providers: [...OTHER_EXAMPLES, EXAMPLE_PROVIDER].sort((a, b) =>
        a.display_name < b.display_name ? -1 : 1,
      ),
    },
    ['ADDRESS_CHANGE', 'PROVIDER_MISSING'],
  ),
};
