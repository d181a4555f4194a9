import type {ApiVersion} from '../../protocol/routes.js';
import {placeOf} from '../world/countries.js';
import {actionsOf, structuresFor} from './conversation.js';
import type {WirePage} from '../world/wire-page.js';
import {routeOf} from '../world/api-version.js';
import {examples} from './examples.js';
import {ratesOf, splitAtMidnight, summaryRates} from '../market/rates.js';
import type {ChosenProvider, Draft, Session, PageKind, SimulatorContext} from '../world/store.js';
import {statusOf, tariffOf} from '../world/tariff-state.js';
import {tariffsOf} from '../market/tariffs.js';
import {dayOf} from '../world/zone.js';

type Builder = (session: Session, context: SimulatorContext) => Record<string, unknown>;

/** The address that a host gave, with the token appended unless it is there already. */
export function withToken(address: string, token: string): string {
  if (!address) return '';
  const url = new URL(address);
  if (!url.searchParams.has('fp_cot')) url.searchParams.append('fp_cot', token);
  return url.href;
}

/** A provider as pages and the REST API show it; one that the customer named has neither id nor logo. */
export function providerEntry(provider: ChosenProvider | undefined, {publicUrl}: SimulatorContext) {
  const {id = '', name = ''} = provider ?? {};
  return {id, display_name: name, logo_url: id && `${publicUrl}/logos/${id}.svg`};
}

const provided: Builder = ({draft}, context) => ({
  provider: providerEntry(draft.provider, context),
});
const priced: Builder = (session, context) => ({
  currency_code: placeOf(session.address).country.currency,
  ...provided(session, context),
});
const connection: Builder = (session, context) => ({
  connection_type: 'DIRECT',
  ...provided(session, context),
});

const connected = ({location_id, type, direction}: Session, {store}: SimulatorContext) =>
  tariffOf(store.locations.get(location_id), {type, direction});

const flatCost = ({draft, address}: Session, context: SimulatorContext) => {
  const place = placeOf(address);
  const [now] = ratesOf(draft, place, dayOf(context.now(), place.timeZone), context.seed);
  return now?.cost ?? 0;
};

const days = ({draft, address}: Session, context: SimulatorContext) =>
  summaryRates(draft, placeOf(address), context.now(), context.seed);

const summary: Builder = (session, context) => {
  const {draft} = session;
  const isFlat = draft.structure === 'FIXED';
  return {
    ...priced(session, context),
    market_rates_source: draft.structure === 'MARKET',
    tariff: {
      name: draft.name ?? '',
      contract_end_date: draft.contract_end_date ?? null,
      reconnect_required: connected(session, context)?.reconnect_required ?? false,
      structure_type: draft.structure ?? '',
      tiered: draft.tiered ?? false,
    },
    ...(isFlat ? {cost: flatCost(session, context)} : {rates: days(session, context)}),
  };
};

const summaryInAnode: Builder = (session, context) => {
  const {draft} = session;
  return {
    connection_type: draft.connectionType ?? 'MANUAL',
    ...priced(session, context),
    market_rates_source: draft.structure === 'MARKET',
    tariff: {
      status: 'CONNECTED',
      name: draft.name ?? '',
      structure_type: draft.structure ?? '',
      contract_start_date: draft.contract_start_date ?? null,
      contract_end_date: draft.contract_end_date ?? null,
      contract_term_type: termOf(draft),
      tiered: draft.tiered ?? false,
    },
    rates: days(session, context),
  };
};

/** The tariffs of the session's location, in a frame that is its own. */
const tariffList: Builder = (session, context) => {
  const location = context.store.locations.get(session.location_id);
  const place = placeOf(session.address);
  const shown = location?.tariffs ?? [];
  const entries = (tariff: Draft) =>
    Object.fromEntries(
      Object.entries(summaryRates(tariff, place, context.now(), context.seed)).map(
        ([day, list]) => [
          day,
          list.map(({valid_from, valid_to, tariff: {cost, confidence}}) => ({
            valid_from,
            valid_to,
            price: {value: cost, confidence},
          })),
        ],
      ),
    );
  return {
    timezone: place.timeZone,
    currency_code: place.country.currency,
    tariffs: shown.map(tariff => ({
      type: tariff.type,
      direction: tariff.direction,
      status: session.reportedTariffs.has(tariff.id)
        ? 'ERROR_REPORTED'
        : statusOf(tariff, context.now()),
      tariff_id: tariff.id,
      connection_type: tariff.connectionType ?? 'MANUAL',
      market_rates_source: tariff.structure === 'MARKET',
      display_name: tariff.name ?? '',
      temporary: tariff.reconnect_required,
      vat: 0.2,
      provider: providerEntry(tariff.provider, context),
      prices: entries(tariff),
    })),
  };
};

/** The term of a contract, in the word of the newer releases. */
const termOf = ({contract_term_type, contract_end_date}: Draft) =>
  contract_term_type ?? (contract_end_date ? 'FIXED' : null);

const UNSAID_HOURS = [{cost: 0, valid_from: '00:00:00', valid_to: '00:00:00'}];

const surcharges: Builder = (session, context) => ({
  ...priced(session, context),
  surcharge: session.draft.surcharge ?? {fixed: 0, percentage: 0},
});

const callback: Builder = ({callback_uri, token}) => ({
  redirect_url: withToken(callback_uri, token),
});

type Builders = Partial<Record<PageKind, Builder>>;

/**
 * The wire's `data` of each page, from what the session knows. What was said before is filled
 * in; a page that the simulator has not been taught yet is its example.
 */
const PAGES: Builders = {
  'postal-address': ({address}) => ({postal_address: address}),
  'provider-select': ({address, providers}, context) => ({
    postal_address: address,
    providers: context.providerList(placeOf(address).country, providers),
  }),
  'provider-name': ({address, draft}) => ({
    provider: {name: draft.provider?.id === '' ? draft.provider.name : ''},
    postal_address: address,
  }),
  'tariff-select': (session, context) => ({
    ...provided(session, context),
    tariffs: session.draft.provider
      ? tariffsOf(session.draft.provider, placeOf(session.address).country, session.tariffs).map(
          ({id, name, description}) => ({id, name, description}),
        )
      : [],
  }),
  'tariff-structure': (session, context) => ({
    ...provided(session, context),
    options: structuresFor(session),
  }),
  'fixed-rate': (session, context) => ({
    ...priced(session, context),
    cost: session.draft.cost ?? 0,
  }),
  'time-of-day-rate': (session, context) => ({
    ...priced(session, context),
    hours: session.draft.hours ? splitAtMidnight(session.draft.hours) : UNSAID_HOURS,
  }),
  region: (session, context) => ({
    ...provided(session, context),
    regions: placeOf(session.address).country.regions,
    region: session.draft.region ?? '',
  }),
  surcharge: surcharges,
  'tariff-name': (session, context) => ({
    ...provided(session, context),
    tariff: {name: session.draft.name ?? ''},
  }),
  'contract-term': (session, context) => ({
    ...provided(session, context),
    contract_start_date: session.draft.contract_start_date ?? null,
    contract_end_date: session.draft.contract_end_date ?? null,
  }),
  consent: (session, context) => ({
    ...provided(session, context),
    account: {id: context.accountId, display_name: 'Nova Inc'},
    required_consents: ['DEVICE_INFORMATION', 'SCHEDULING', 'LOCATION'],
  }),
  'tariff-summary': summary,
  'connection-pending': connection,
  'connection-failed': connection,
  redirect: ({draft}, {publicUrl}) => ({
    redirect_url: `${publicUrl}/login/${draft.provider?.slug ?? ''}`,
  }),
  'session-complete': callback,
  unknown: () => ({
    meter: {serial_number: 'E17UP03465', digits: 6},
    reading: null,
  }),
};

/** The pages that are other ones in an API version. */
const PAGES_IN: Readonly<Record<ApiVersion, Builders>> = {
  zero: {
    surcharge: (session, context) => {
      const {country, region} = placeOf(session.address);
      return {
        ...surcharges(session, context),
        ...(region ? {} : {regions: country.regions, region: session.draft.region ?? ''}),
      };
    },
    'session-complete': ({callback_uri, token}) => ({callback_uri: withToken(callback_uri, token)}),
  },
  anode: {
    'contract-term': (session, context) => ({
      ...PAGES['contract-term']?.(session, context),
      contract_term_type: termOf(session.draft),
    }),
    'tariff-summary': summaryInAnode,
  },
  busbar: {
    'tariff-structure': provided,
    'tariff-list': tariffList,
  },
};

/** What stands around the `data` of a page. */
const FRAMES: Readonly<Record<ApiVersion, (session: Session, step: PageKind) => object>> = {
  // Documented for every page but this one.
  zero: ({direction}, step) => (step === 'redirect' ? {} : {direction}),
  anode: ({direction, type}, step) =>
    step === 'redirect' || step === 'session-complete'
      ? {}
      : step === 'provider-select'
        ? {tariff_direction: direction, tariff_type: type}
        : {direction, type},
  busbar: () => ({}),
};

/** Pages whose fields stand in the frame. */
const FRAMELESS: ReadonlySet<PageKind> = new Set(['tariff-list']);

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
export function pageAt(session: Session, step: PageKind, context: SimulatorContext): WirePage {
  const {apiVersion} = session;
  const route = routeOf(session, step);
  session.shownRoutes.add(route);
  const patch = session.patch?.page === step ? session.patch : undefined;
  const example: unknown = examples[step].data;
  const build = PAGES_IN[apiVersion][step] ?? PAGES[step];
  const data = build?.(session, context) ?? (isPlain(example) ? example : {});
  const shown = patch ? overlay(data, patch.data) : data;
  const actions = patch?.actions ?? Object.keys(actionsOf(session, step));
  return {
    connect_token: session.token,
    route,
    ...FRAMES[apiVersion](session, step),
    live_mode: session.live_mode,
    ...(actions.length > 0 ? {actions} : {}),
    ...(FRAMELESS.has(step) ? shown : {data: shown}),
  };
}
