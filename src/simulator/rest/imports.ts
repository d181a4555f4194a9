import * as z from 'zod/mini';
import {notFound, postalAddress, type Handler} from './call.js';
import {showElement} from './elements.js';
import {tariffSchedule, termsOfSchedule} from './tariff-schedule.js';
import {NO_DEVICE} from './token-requests.js';
import {openSession, showExchange, typeOf} from './tokens.js';
import {closeSession, disconnectTariff, saveTariff, storeTariff} from '../connect/completion.js';
import {readJson} from '../connect/connect.js';
import {locationEvent} from '../webhooks/events.js';
import {knownCountries} from '../world/countries.js';
import {Refusal} from '../world/errors.js';
import {providersOf} from '../world/providers.js';
import {DEFAULT_SESSION_OPTIONS} from '../world/session.js';
import type {ChosenProvider, Draft} from '../world/store.js';
import {readTimestamp, text} from '../world/wire-format.js';

/** Tariffs that a backend imports, without a conversation. */

/** @throws Refusal `provider_not_found`; undefined without an ID, because it may be unknown */
function providerOf(id: string): ChosenProvider | undefined {
  if (!id) return undefined;
  const provider = knownCountries
    .flatMap(country => providersOf(country))
    .find(each => each.id === id);
  if (!provider) throw new Refusal('provider_not_found', `There is no provider with the ID ${id}.`);
  return provider;
}

/** @throws Refusal `date_format_invalid` */
function contractDate(date: string): string | null {
  if (!date) return null;
  if (!readTimestamp(date)) throw new Refusal('date_format_invalid');
  return date;
}

interface Imported {
  readonly provider_id: string;
  readonly name: string;
  readonly start: string;
  readonly end: string;
}

function importedDraft({provider_id, name, start, end}: Imported, terms: Draft): Draft {
  const provider = providerOf(provider_id);
  return {
    ...terms,
    ...(provider && {provider}),
    name,
    contract_start_date: contractDate(start),
    contract_end_date: contractDate(end),
  };
}

const STRUCTURES = ['FIXED', 'TIME_OF_DAY', 'MARKET'] as const;

const batchRequest = z.object({
  session: z.object({
    direction: z.string(),
    type: z.string(),
    customer_id: text,
    customer_reference_id: text,
    location_id: text,
    location_reference_id: text,
    disconnect: z._default(z.boolean(), false),
    postal_address: z.nullish(postalAddress),
  }),
  // The example of the file has it here, its schema in the session.
  postal_address: z.nullish(postalAddress),
  tariff: z.nullish(
    z.object({
      provider_id: text,
      type: z.enum(STRUCTURES),
      name: text,
      contract: z.nullish(z.object({start_date: text, end_date: text})),
      data: tariffSchedule,
    }),
  ),
});

/** `POST /connect/tariff/batch`: a session that a backend completes in one call. */
export const runBatch: Handler = async call => {
  const {session: asked, tariff, postal_address} = await readJson(call.request, batchRequest);
  const {disconnect, ...rest} = asked;
  if (!tariff && !disconnect) throw new Refusal('data_json_invalid', 'A tariff is needed.');
  const draft =
    tariff &&
    importedDraft(
      {
        provider_id: tariff.provider_id,
        name: tariff.name,
        start: tariff.contract?.start_date ?? '',
        end: tariff.contract?.end_date ?? '',
      },
      termsOfSchedule(tariff.data, tariff.type),
    );
  const session = openSession(call, {
    ...rest,
    postal_address: asked.postal_address ?? postal_address,
    tariff_id: '',
    callback_uri: '',
    connect_web_uri: '',
    ...NO_DEVICE,
    options: DEFAULT_SESSION_OPTIONS,
  });
  if (disconnect) disconnectTariff(call.world, session, session);
  else {
    session.draft = draft ?? {};
    saveTariff(call.world, session, 'CONNECTED');
  }
  session.page = closeSession(call.world, session);
  return showExchange(call, session);
};

const elementRequest = z.object({
  location_id: text,
  direction: z.string(),
  type: z.string(),
  display_name: text,
  provider_id: text,
  market_rates: z._default(z.boolean(), false),
  contract_start_date: text,
  contract_end_date: text,
  schedule: tariffSchedule,
});

/** `POST /tariffs/elements`: connects a tariff to a location. */
export const createElement: Handler = async call => {
  const {world, live_mode} = call;
  const asked = await readJson(call.request, elementRequest);
  if (!asked.location_id) throw new Refusal('location_id_missing');
  const location = world.store.locations.get(asked.location_id);
  if (location?.live_mode !== live_mode) return notFound();
  const [type, direction] = typeOf(asked, call);
  const terms = termsOfSchedule(asked.schedule, asked.market_rates ? 'MARKET' : undefined);
  const draft = importedDraft(
    {
      provider_id: asked.provider_id,
      name: asked.display_name,
      start: asked.contract_start_date,
      end: asked.contract_end_date,
    },
    terms,
  );
  const {priceSteps} = world;
  const tariff = storeTariff(world, location, {
    ...(priceSteps && {priceSteps}),
    ...draft,
    ...{type, direction, status: 'CONNECTED'},
  });
  locationEvent(world, 'update', location);
  return Response.json(showElement(world, location, tariff));
};
