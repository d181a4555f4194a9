import {html} from 'lit';
import {priceChart, type PriceChartOptions} from './chart.js';
import {dailyRates, dailyRatesList} from './daily-rates.js';
import {priceFormats} from './price-formats.js';
import {spanAt} from './rates.js';

/** Structures whose prices repeat every day. */
const DAILY_STRUCTURES: readonly string[] = ['FIXED', 'STATIC', 'TIME_OF_DAY'];

/**
 * The prices of a tariff as its customer knows them: one number, the rates with their hours if they
 * repeat every day, or else the charts of its days. The shadow root needs `chartStyles` and
 * `dayBarStyles`.
 * @param structure the service's structure of the tariff; empty if it is not known
 */
export function tariffPrices(structure: string, options: PriceChartOptions): unknown {
  const {translator, currency, days, now = Date.now()} = options;
  // Times in an unknown zone need the remark of the chart.
  const rates = days && !days.offsets && dailyRates(days, DAILY_STRUCTURES.includes(structure));
  if (!rates) return priceChart(options);
  const spans = [days.today, days.tomorrow].flatMap(day => day?.spans ?? []);
  const cost = (rates.length > 1 ? spanAt(spans, now) : rates[0])?.cost;
  const formats = priceFormats(
    translator,
    currency,
    rates.map(rate => rate.cost),
  );
  return [
    priceChart({translator, currency, cost}),
    rates.length > 1
      ? dailyRatesList(rates, formats, Boolean(options.isExport))
      : html`<p class="hint">${translator.text('prices.flat')}</p>`,
  ];
}
