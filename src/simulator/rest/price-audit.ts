import * as z from 'zod/mini';
import {pricesOf, type Price} from '../market/prices.js';
import {Fraction} from '../world/fraction.js';
import type {Tariff, TariffDirection} from '../world/store.js';
import {tariffOf} from '../world/tariff-state.js';
import type {Handler} from './call.js';
import {aboutLocation, withLocationOfBody} from './location-of-body.js';
import {readDirection, readPeriod} from './query.js';
import {aboutPrices} from './rates.js';

/*
 * `POST /prices/audit` of Busbar: what prices are made of.
 * Source: busbar/prices/audit, which names the parts and their fields. That they stand below
 * `price`, as the whole price does in `POST /prices`, is a guess.
 */

const request = z.object({
  ...aboutLocation,
  start_time: z.nullish(z.string()),
  end_time: z.nullish(z.string()),
  tariff_direction: z.nullish(z.string()),
});

/** The tax that prices include, as a fraction. The same as on the page of all tariffs. */
const VAT = 0.2;

/** The name of the part that the energy itself costs. */
const COMMODITY: Readonly<Record<TariffDirection, string>> = {
  IMPORT: 'commodity_import',
  LOCAL: 'commodity_import',
  EXPORT: 'commodity_export',
};

const difference = (whole: number, part: number) =>
  Fraction.of(whole).minus(Fraction.of(part)).toNumber(5);

const showPart = (value: number, {confidence}: Price, tariff: Tariff | undefined) => ({
  value,
  vat: VAT,
  confidence,
  temporary: tariff?.reconnect_required ?? false,
});

export const showPriceAudit: Handler = withLocationOfBody(
  request,
  ({world, apiVersion}, location, asked) => {
    const tariff_direction = readDirection(asked.tariff_direction, apiVersion);
    const period = readPeriod(asked.start_time, asked.end_time, world.now());
    const {start, end, write} = period;
    const commodity = tariffOf(location, {type: 'COMMODITY', direction: tariff_direction});
    const grid = tariffOf(location, {type: 'NON_COMMODITY', direction: tariff_direction});
    const prices = pricesOf(world, location, tariff_direction, period);
    return Response.json({
      ...aboutPrices(world, location, ['pra', 'price_audit']),
      tariff_direction,
      request: {tariff_direction, start_time: write(start), end_time: write(end)},
      data: prices.map(price => ({
        valid_from: write(price.from),
        valid_to: write(price.to),
        price: {
          [COMMODITY[tariff_direction]]: showPart(
            difference(price.cost, price.fee),
            price,
            commodity,
          ),
          ...(grid && {non_commodity_import: showPart(price.fee, price, grid)}),
        },
      })),
    });
  },
);
