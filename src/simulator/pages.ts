import {placeOf} from './countries.js';
import {rulesOf, structuresFor} from './conversation.js';
import type {WirePage} from './wire.js';
import {routeOf, type SimulatedRoute} from './dialect.js';
import {examples} from './examples.js';
import {ratesOf, splitAtMidnight, summaryRates} from './rates.js';
import type {ChosenProvider, Session, Step, World} from './store.js';
import {tariffsOf} from './tariffs.js';
import {dayOf} from './zone.js';

type Builder = (session: Session, world: World) => Record<string, unknown>;

/** The address that a host gave, with the token appended unless it is there already. */
export function withToken(address: string, token: string): string {
  if (!address) return '';
  const url = new URL(address);
  if (!url.searchParams.has('fp_cot')) url.searchParams.append('fp_cot', token);
  return url.href;
}

/** A provider as pages and the REST API show it; one that the customer named has neither id nor logo. */
export function providerEntry(provider: ChosenProvider | undefined, {publicUrl}: World) {
  const {id = '', name = ''} = provider ?? {};
  return {id, display_name: name, logo_url: id && `${publicUrl}/logos/${id}.svg`};
}

const provided: Builder = ({draft}, world) => ({provider: providerEntry(draft.provider, world)});
const priced: Builder = (session, world) => ({
  currency_code: placeOf(session.address).country.currency,
  ...provided(session, world),
});
const connection: Builder = (session, world) => ({
  connection_type: 'DIRECT',
  ...provided(session, world),
});

const summary: Builder = (session, world) => {
  const {draft} = session;
  const connected = world.store.locations
    .get(session.location_id)
    ?.tariffs.find(({type, direction}) => type === session.type && direction === session.direction);
  return {
    ...priced(session, world),
    market_rates_source: draft.structure === 'MARKET',
    tariff: {
      name: draft.name ?? '',
      contract_end_date: draft.contract_end_date ?? null,
      reconnect_required: connected?.reconnect_required ?? false,
      structure_type: draft.structure ?? '',
      tiered: draft.tiered ?? false,
    },
  };
};

const UNSAID_HOURS = [{cost: 0, valid_from: '00:00:00', valid_to: '00:00:00'}];

/**
 * The wire's `data` of each route, from what the session knows. What was said before is filled
 * in; a page that the simulator has not been taught yet is its example.
 */
const PAGES: Partial<Record<SimulatedRoute, Builder>> = {
  postal_address_capture: ({address}) => ({postal_address: address}),
  provider_select: ({address, providers}, world) => ({
    postal_address: address,
    providers: world.providerList(placeOf(address).country, providers),
  }),
  provider_name_capture: ({address, draft}) => ({
    provider: {name: draft.provider?.id === '' ? draft.provider.name : ''},
    postal_address: address,
  }),
  tariff_select: (session, world) => ({
    ...provided(session, world),
    tariffs: session.draft.provider
      ? tariffsOf(session.draft.provider, placeOf(session.address).country, session.tariffs).map(
          ({id, name, description}) => ({id, name, description}),
        )
      : [],
  }),
  tariff_structure_select: (session, world) => ({
    ...provided(session, world),
    options: structuresFor(session.draft, placeOf(session.address).country),
  }),
  rate_fixed_capture: (session, world) => ({
    ...priced(session, world),
    cost: session.draft.cost ?? 0,
  }),
  rate_tod_capture: (session, world) => ({
    ...priced(session, world),
    hours: session.draft.hours ? splitAtMidnight(session.draft.hours) : UNSAID_HOURS,
  }),
  market_surcharge_capture: (session, world) => {
    const {country, region} = placeOf(session.address);
    return {
      ...priced(session, world),
      surcharge: session.draft.surcharge ?? {fixed: 0, percentage: 0},
      ...(region ? {} : {regions: country.regions, region: session.draft.region ?? ''}),
    };
  },
  tariff_name_capture: (session, world) => ({
    ...provided(session, world),
    tariff: {name: session.draft.name ?? ''},
  }),
  contract_term_capture: (session, world) => ({
    ...provided(session, world),
    contract_start_date: session.draft.contract_start_date ?? null,
    contract_end_date: session.draft.contract_end_date ?? null,
  }),
  summary_fixed_confirm: (session, world) => {
    const place = placeOf(session.address);
    const [now] = ratesOf(session.draft, place, dayOf(world.now(), place.timeZone), world.seed);
    return {...summary(session, world), cost: now?.cost ?? 0};
  },
  summary_tou_confirm: (session, world) => ({
    ...summary(session, world),
    rates: summaryRates(session.draft, placeOf(session.address), world.now(), world.seed),
  }),
  summary_tariff_inprogress: connection,
  summary_tariff_failed: connection,
  session_redirect: ({draft}, {publicUrl}) => ({
    redirect_url: `${publicUrl}/login/${draft.provider?.slug ?? ''}`,
  }),
  session_complete: ({callback_uri, token}) => ({callback_uri: withToken(callback_uri, token)}),
  meter_reading_capture: () => ({
    meter: {serial_number: 'E17UP03465', digits: 6},
    reading: null,
  }),
};

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Lays one object over another, deeply; lists are replaced. */
function overlay(under: Record<string, unknown>, over: Record<string, unknown>) {
  const merged = {...under};
  for (const [key, value] of Object.entries(over)) {
    const old = merged[key];
    merged[key] = isPlain(old) && isPlain(value) ? overlay(old, value) : value;
  }
  return merged;
}

/** The page at a step of a session; from then on the session has shown it. */
export function pageAt(session: Session, step: Step, world: World): WirePage {
  const route = routeOf(session, step);
  session.shown.add(route);
  const patch = session.patch?.at === step ? session.patch : undefined;
  const example: unknown = examples[step].data;
  const data = PAGES[route]?.(session, world) ?? (isPlain(example) ? example : {});
  const actions = patch?.actions ?? Object.keys(rulesOf(route).actions ?? {});
  return {
    connect_token: session.token,
    route,
    // Documented for every page but this one.
    ...(route === 'session_redirect' ? {} : {direction: session.direction}),
    live_mode: session.live_mode,
    ...(actions.length > 0 ? {actions} : {}),
    data: patch ? overlay(data, patch.data) : data,
  };
}
