import * as z from './schema.js';
import {flag, optionalText, provider, readableItems, shownCurrency} from './fields.js';
import {pageType, type WireEnvelope} from './page-type.js';
import {inLocalTime, ratesByDay} from './rates.js';
import {recordOf} from './record.js';

const tariff = z.pipe(
  z.object({
    id: optionalText,
    tariff_id: optionalText,
    type: optionalText,
    direction: optionalText,
    status: optionalText,
    display_name: optionalText,
    temporary: flag,
    is_temporary: flag,
    tiered: flag,
    market_rates_source: flag,
    provider,
    prices: ratesByDay,
  }),
  z.transform(({id, tariff_id, temporary, is_temporary, prices, ...rest}) => ({
    ...rest,
    id: tariff_id || id,
    temporary: temporary || is_temporary,
    rates: prices,
  })),
);

/** The statuses of a kind of tariff that the location does not have. */
const WITHOUT_TARIFF = new Set(['NOT_CONNECTED', 'NOT_SUPPORTED']);

/** The fields of the page, which are in the envelope or in its `data`. */
const fieldsOf = (envelope: WireEnvelope) => ({...envelope, ...recordOf(envelope.data)});

/** The kind of a tariff by its name, such as `commodity_import`. */
function kindOf(name: string) {
  const [, type = '', direction = ''] = /^(?:(.*)_)?(.*)$/.exec(name.toUpperCase()) ?? [];
  return {type, direction};
}

/** The tariffs of the page as a list; in its third form, they are fields of `tariff_status`. */
function listFrom(envelope: WireEnvelope): unknown {
  const {tariffs, tariff_status, ...rest} = fieldsOf(envelope);
  const byName = Object.entries(recordOf(tariff_status))
    .filter(([, value]) => typeof (value ?? '') !== 'string')
    .map(([name, value]) => ({...kindOf(name), ...recordOf(value)}));
  return {...rest, tariffs: tariffs ?? byName};
}

/** Whether a page of a summary's route has all tariffs of the location, not only one. */
const isList = (envelope: WireEnvelope) => {
  const fields = fieldsOf(envelope);
  return 'tariffs' in fields || 'tariff_status' in fields;
};

/**
 * All tariffs of a location with their prices. A `temporary` tariff is an estimate in place of one
 * that cannot be read. An action names its tariff; a tariff's status decides which actions apply.
 *
 * Source: busbar/connect/tariff/tariffs-summary, which was published with a list, `tariffs`, and with
 * an object, `tariff_status`.
 */
export const tariffListPage = pageType()({
  kind: 'tariff-list',
  matches: isList,
  dataFrom: listFrom,
  data: z.pipe(
    z.object({
      currency_code: shownCurrency,
      timezone: optionalText,
      tariffs: readableItems(tariff),
    }),
    z.transform(({currency_code, timezone, tariffs}) => ({
      currency_code,
      tariffs: tariffs
        .filter(({status}) => !WITHOUT_TARIFF.has(status))
        .map(({rates, ...rest}) => ({...rest, rates: inLocalTime(rates, timezone)})),
    })),
  ),
  stored: 'saved',
  actions: ['CLOSE', 'BACK'],
});
