import * as z from 'zod/mini';
import {contractEnd, contractEndToWire, provider, type ContractEnd} from './fields.js';
import {pageType} from './page-type.js';

/** When the contract ends: on a day, never, or unknown. Three different answers. */
export const contractTermPage = pageType<{contract_end_date: ContractEnd}>()({
  kind: 'contract-term',
  data: z.looseObject({provider, contract_end_date: contractEnd}),
  actions: [],
  toWire: ({contract_end_date}) => ({contract_end_date: contractEndToWire(contract_end_date)}),
});
