import * as z from 'zod/mini';
import {currencyCode, flag, name, provider, text} from './fields.js';
import {pageType} from './page-type.js';
import {daysOf, priceEntry} from './rates.js';

const tariff = z.pipe(
  z.looseObject({
    id: text,
    tariff_id: text,
    type: text,
    direction: text,
    status: name,
    display_name: text,
    temporary: flag,
    market_rates_source: flag,
    provider,
    prices: daysOf(priceEntry),
  }),
  z.transform(({id, tariff_id, prices, ...rest}) => ({
    ...rest,
    id: tariff_id || id,
    rates: prices,
  })),
);

/**
 * All tariffs of a location with their prices. `temporary` is an estimate that stands in for one
 * that cannot be read. An action names its tariff; which ones a tariff takes is for its state.
 */
export const tariffListPage = pageType()({
  kind: 'tariff-list',
  // Alone among the pages it has no `data` of its own.
  from: frame => frame,
  data: z.pipe(
    z.looseObject({currency_code: currencyCode, timezone: text, tariffs: z.array(tariff)}),
    z.transform(({currency_code, timezone, tariffs}) => ({currency_code, timezone, tariffs})),
  ),
  stored: 'saved',
  actions: ['CLOSE', 'BACK'],
});
