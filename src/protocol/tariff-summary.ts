import * as z from './schema.js';
import {
  applyContractTerm,
  contractEnd,
  contractTerm,
  flag,
  optionalNumber,
  optionalText,
  provider,
  shownCurrency,
} from './fields.js';
import {pageType, type WireEnvelope} from './page-type.js';
import {deviceOffsets, localDay} from './contract-day.js';
import {inLocalTime, ratesByDay} from './rates.js';
import {recordOf} from './record.js';

const tariff = z.pipe(
  z.object({
    name: optionalText,
    /** CONNECTED, or empty in an API version without this field. */
    status: optionalText,
    structure_type: optionalText,
    contract_end_date: contractEnd,
    contract_term_type: contractTerm,
    reconnect_required: flag,
    tiered: flag,
  }),
  z.transform(applyContractTerm),
);

/**
 * The fields of the page, which are in its `data` or in the envelope, with the time zone of the page,
 * and with the end of the contract as a local day.
 */
function dataFrom({timezone, ...envelope}: WireEnvelope): unknown {
  const data = recordOf(envelope.data);
  const fields = Object.keys(data).length > 0 ? data : envelope;
  const rates = Object.values(recordOf(fields.rates)).flat();
  const end = recordOf(fields.tariff).contract_end_date;
  const timeZone = timezone ?? fields.timezone;
  const contract_end_date = localDay(end, {
    ...{timeZone, nearby: deviceOffsets},
    timestamps: rates.map(rate => recordOf(rate).valid_from),
  });
  return {
    ...fields,
    timezone: timeZone,
    tariff:
      end === contract_end_date ? fields.tariff : {...recordOf(fields.tariff), contract_end_date},
  };
}

/**
 * A summary of the tariff, to save or to correct. A flat tariff has `cost` (major units per kWh),
 * any other has `rates`; without either, there is no price yet.
 *
 * Source: connect/tariff-summary; the data of Zero's two routes: the vendor's client.
 */
export const tariffSummaryPage = pageType()({
  kind: 'tariff-summary',
  dataFrom,
  data: z.pipe(
    z.object({
      currency_code: shownCurrency,
      cost: optionalNumber,
      market_rates_source: flag,
      provider,
      tariff,
      timezone: optionalText,
      rates: ratesByDay,
    }),
    z.transform(({timezone, rates, ...rest}) => ({...rest, rates: inLocalTime(rates, timezone)})),
  ),
  actions: ['SAVE', 'EDIT', 'DISCONNECT'],
});

/**
 * The same in Anode, which has stored the tariff before it shows this page.
 *
 * Source: anode/connect/tariff-summary (`tariffs_summary`). The vendor's client reads
 * `tariff_summary`.
 */
export const storedSummaryPage = pageType()({
  ...tariffSummaryPage,
  actions: ['EDIT', 'DISCONNECT', 'CLOSE', 'BACK'],
  stored: 'saved',
});
