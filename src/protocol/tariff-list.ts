import * as z from './schema.js';
import {flag, optionalText, provider, readableItems, shownCurrency} from './fields.js';
import {pageType} from './page-type.js';
import {inLocalTime, ratesByDay} from './rates.js';

const tariff = z.pipe(
  z.object({
    id: optionalText,
    tariff_id: optionalText,
    type: optionalText,
    direction: optionalText,
    status: optionalText,
    display_name: optionalText,
    temporary: flag,
    market_rates_source: flag,
    provider,
    prices: ratesByDay,
  }),
  z.transform(({id, tariff_id, prices, ...rest}) => ({
    ...rest,
    id: tariff_id || id,
    rates: prices,
  })),
);

/**
 * All tariffs of a location with their prices. A `temporary` tariff is an estimate in place of one
 * that cannot be read. An action names its tariff; a tariff's status decides which actions apply.
 *
 * Source: busbar/connect/tariff/tariffs-summary.
 */
export const tariffListPage = pageType()({
  kind: 'tariff-list',
  // Its fields are at the top level of the page object.
  dataFrom: envelope => envelope,
  data: z.pipe(
    z.object({
      currency_code: shownCurrency,
      timezone: optionalText,
      tariffs: readableItems(tariff),
    }),
    z.transform(({currency_code, timezone, tariffs}) => ({
      currency_code,
      tariffs: tariffs.map(({rates, ...rest}) => ({...rest, rates: inLocalTime(rates, timezone)})),
    })),
  ),
  stored: 'saved',
  actions: ['CLOSE', 'BACK'],
});
