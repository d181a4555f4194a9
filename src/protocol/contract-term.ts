import * as z from 'zod/mini';
import {
  contractEnd,
  contractEndToWire,
  contractTerm,
  provider,
  UNTIL_TERMINATED,
  withTerm,
  type ContractEnd,
} from './fields.js';
import {pageType} from './page-type.js';

/**
 * When the contract ends: on a day, never, or unknown. Three different answers. Newer releases
 * say "never" in a field of its own, and are answered in it.
 */
export const contractTermPage = pageType<{contract_end_date: ContractEnd}>()({
  kind: 'contract-term',
  data: z.pipe(
    z.looseObject({provider, contract_end_date: contractEnd, contract_term_type: contractTerm}),
    z.transform(withTerm),
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
