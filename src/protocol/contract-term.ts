import * as z from './schema.js';
import {
  applyContractTerm,
  contractEnd,
  contractEndToWire,
  contractTerm,
  optionalText,
  provider,
  UNTIL_TERMINATED,
  type ContractEnd,
} from './fields.js';
import {deviceOffsets, localDay} from './contract-day.js';
import {pageType} from './page-type.js';

/**
 * When the contract ends: on a day, never, or unknown; three different answers.
 *
 * Zero writes "never" as the year 1, Anode in the field `contract_term_type`. A page of Anode may
 * lack the field; it has the type of the tariff, which Zero's pages lack.
 *
 * Source: zero/connect/contract-term-capture. Anode's `UNTIL_TERMINATED`: anode/release-notes.
 * `FIXED` beside a date is inferred from Anode's summary page.
 */
export const contractTermPage = pageType<{contract_end_date: ContractEnd}>()({
  kind: 'contract-term',
  dataFrom({data, timezone: timeZone, type = null, tariff_type = null}) {
    if (!data || typeof data !== 'object') return data;
    const {contract_end_date}: {contract_end_date?: unknown} = data;
    return {
      ...((type ?? tariff_type) !== null && {contract_term_type: null}),
      ...data,
      contract_end_date: localDay(contract_end_date, {timeZone, nearby: deviceOffsets}),
    };
  },
  data: z.pipe(
    z.object({
      provider,
      /** Not shown. */
      contract_start_date: optionalText,
      contract_end_date: contractEnd,
      contract_term_type: contractTerm,
    }),
    z.transform(applyContractTerm),
  ),
  actions: [],
  toWire: ({contract_end_date: end}, {contract_term_type}) =>
    contract_term_type === undefined
      ? {contract_end_date: contractEndToWire(end)}
      : {
          contract_end_date: contractEndToWire(end === 'open-ended' ? null : end),
          contract_term_type: end === 'open-ended' ? UNTIL_TERMINATED : end && 'FIXED',
        },
});
