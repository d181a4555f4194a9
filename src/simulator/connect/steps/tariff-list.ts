import * as z from 'zod/mini';
import {summaryRates} from '../../market/rates.js';
import {placeOf} from '../../world/countries.js';
import {Refusal} from '../../world/errors.js';
import type {SimulatorContext} from '../../world/context.js';
import type {Location, Session, Tariff} from '../../world/store.js';
import {statusOf} from '../../world/tariff-state.js';
import {closeSession, disconnectTariff, saveTariff} from '../completion.js';
import {byAddress, INVALID_ACTION, MISSING_ACTION} from '../errors/input.js';
import {EXAMPLE_PROVIDER, EXAMPLE_TOKEN} from '../example-page.js';
import {goTo, stay} from '../handlers.js';
import {mapTariffElements, providerEntry} from '../../world/objects.js';
import {mapValues} from '../../world/table.js';
import {optionalText, readData} from '../read-data.js';
import {withAccountTariff} from '../session-setups.js';
import type {Actions, Handler, SessionSetup, Step, Turn} from './step.js';

const tariffsAt = ({location_id}: Session, {store}: SimulatorContext): Location['tariffs'] =>
  store.locations.get(location_id)?.tariffs ?? [];

const schema = z.nullish(z.object({tariff_id: optionalText}));

/** The tariff that an action names; it may omit the ID of the only one. */
function targetOf({context, session, data}: Turn): Tariff {
  const tariffs = tariffsAt(session, context);
  const id = readData(data, schema)?.tariff_id;
  const tariff =
    id === undefined && tariffs.length === 1 ? tariffs[0] : tariffs.find(each => each.id === id);
  if (!tariff) throw new Refusal('tariff_not_found');
  return tariff;
}

const fileReport: Handler = turn => {
  turn.session.reportedTariffs.add(targetOf(turn).id);
  return stay(turn);
};

const cancelReport: Handler = turn => {
  turn.session.reportedTariffs.delete(targetOf(turn).id);
  return stay(turn);
};

/** Removes one tariff; the session ends with the last one. */
const disconnectTarget: Handler = turn => {
  const {context, session} = turn;
  const {type, direction} = targetOf(turn);
  disconnectTariff(context, session, {type, direction});
  return tariffsAt(session, context).length > 0 ? stay(turn) : closeSession(context, session);
};

/** The route of the form with the tariffs in an object, `tariff_status`. */
const STATUS_ROUTE = 'tariff_summary';

const hasStatusForm = ({requestedRoute}: Session) => requestedRoute === STATUS_ROUTE;

/** Reads the provider again, which works this time. */
const retryTarget: Handler = turn => {
  const {context, session} = turn;
  const target = targetOf(turn);
  const location = context.store.locations.get(session.location_id);
  if (location)
    location.tariffs = location.tariffs.map(tariff =>
      tariff.id === target.id
        ? {...tariff, status: 'CONNECTED', reconnect_required: false}
        : tariff,
    );
  return stay(turn);
};

const showTariff = (tariff: Tariff, session: Session, context: SimulatorContext) => {
  const rates = summaryRates(tariff, placeOf(session.address), context.now(), context.seed);
  const isReported = session.reportedTariffs.has(tariff.id);
  return {
    type: tariff.type,
    direction: tariff.direction,
    status: isReported ? 'ERROR_REPORTED' : statusOf(tariff, context.now()),
    tariff_id: tariff.id,
    connection_type: tariff.connectionType ?? 'MANUAL',
    market_rates_source: tariff.structure === 'MARKET',
    display_name: tariff.name ?? '',
    temporary: tariff.reconnect_required,
    vat: 0.2,
    provider: providerEntry(tariff.provider, context),
    prices: mapValues(rates, entries =>
      entries.map(({valid_from, valid_to, tariff: {cost, confidence}}) => ({
        valid_from,
        valid_to,
        price: {value: cost, confidence},
      })),
    ),
  };
};

type ShownTariff = ReturnType<typeof showTariff>;

/** The end of a day as the documentation writes it: 00:00 of the day of the start. */
const endOnSameDay = (from: string, to: string) =>
  /T00:00:00/.test(to) ? from.slice(0, 10) + to.slice(10) : to;

/** A tariff in the object `tariff_status`, whose kind is its name there. */
function showStatus({status, prices, temporary, vat, ...tariff}: ShownTariff) {
  return {
    ...{status, is_temporary: temporary, tiered: false},
    ...{tariff_id: tariff.tariff_id, connection_type: tariff.connection_type},
    ...{market_rates_source: tariff.market_rates_source, display_name: tariff.display_name},
    provider: tariff.provider,
    prices: mapValues(prices, entries =>
      entries.map(({valid_from, valid_to, price}) => ({
        valid_from,
        valid_to: endOnSameDay(valid_from, valid_to),
        price: {...price, vat},
      })),
    ),
  };
}

/** A location with one tariff for import and one for export. */
const setUp: SessionSetup = (session, country, context) => {
  withAccountTariff('direct, changing price')(session, country, context);
  saveTariff(context, session, 'CONNECTED');
  const exported = {...session, direction: 'EXPORT'} as const;
  withAccountTariff('direct, flat price')(exported, country, context);
  saveTariff(context, exported, 'CONNECTED');
};

const REPORT_ACTIONS: Actions = {
  CREATE_ISSUE_REPORT: fileReport,
  UPDATE_ISSUE_REPORT: fileReport,
  CANCEL_ISSUE_REPORT: cancelReport,
};

export const tariffList: Step = {
  versions: {
    busbar: {routes: ['tariffs_summary', {route: STATUS_ROUTE, setUp}], autoSave: 'CONNECTED'},
  },
  hasFlatData: true,
  data(session, context) {
    const {timeZone, country} = placeOf(session.address);
    const location = context.store.locations.get(session.location_id);
    const show = (tariff: Tariff) => showTariff(tariff, session, context);
    return {
      timezone: timeZone,
      currency_code: country.currency,
      ...(location && hasStatusForm(session)
        ? {
            tariff_status: mapTariffElements<object>(
              location,
              tariff => (tariff ? showStatus(show(tariff)) : {status: 'NOT_CONNECTED'}),
              {status: 'NOT_SUPPORTED'},
            ),
          }
        : {tariffs: tariffsAt(session, context).map(show)}),
    };
  },
  actions: session =>
    hasStatusForm(session)
      ? {
          CHANGE: goTo('provider-select'),
          RETRY: retryTarget,
          DISCONNECT: disconnectTarget,
          ...REPORT_ACTIONS,
        }
      : {DISCONNECT: disconnectTarget, RECONNECT: goTo('provider-select'), ...REPORT_ACTIONS},
  errorCodes: ['action_missing', 'action_invalid'],
  errorInputs: [MISSING_ACTION, INVALID_ACTION],
  askForError: byAddress({action: 'RECONNECT'}),
  example: {
    connect_token: EXAMPLE_TOKEN,
    route: 'tariffs_summary',
    live_mode: false,
    timezone: 'Europe/London',
    currency_code: 'GBP',
    actions: [
      ...['DISCONNECT', 'RECONNECT'],
      ...['CREATE_ISSUE_REPORT', 'UPDATE_ISSUE_REPORT', 'CANCEL_ISSUE_REPORT'],
      ...['CLOSE', 'BACK'],
    ],
    tariffs: [
      {
        type: 'COMMODITY',
        direction: 'IMPORT',
        status: 'CONNECTED',
        tariff_id: 'trf_65de30082a7c56d2297cbe3d',
        connection_type: 'DIRECT',
        market_rates_source: false,
        display_name: 'Half-hourly',
        temporary: false,
        vat: 0.05,
        provider: EXAMPLE_PROVIDER,
        prices: {
          yesterday: [],
          today: [
            {
              valid_from: '2026-06-13T00:00:00+01:00',
              valid_to: '2026-06-14T00:00:00+01:00',
              price: {value: 0.2412, confidence: 1},
            },
          ],
          tomorrow: [],
        },
      },
    ],
  },
  setUp,
};
