import {closestName} from '../protocol/closest-name.js';
import {PRICE_STEPS, type PriceSteps} from './market/price-steps.js';
import {REST_FAULT_TYPES, type RestFault} from './world/rest-fault.js';

interface NamedOptions {
  readonly restFaults?: readonly RestFault[];
  readonly priceSteps?: PriceSteps;
}

/** @throws TypeError for a name that a program without types has misspelt */
export function checkNames({restFaults = [], priceSteps}: NamedOptions): void {
  for (const {type} of restFaults)
    checkName('type of a fault in restFaults', type, REST_FAULT_TYPES);
  if (priceSteps !== undefined) checkName('value of priceSteps', priceSteps, PRICE_STEPS);
}

function checkName(what: string, name: string, known: readonly string[]): void {
  if (known.includes(name)) return;
  const closest = closestName(name, known);
  throw new TypeError(
    `"${name}" is no ${what}. ${closest ? `Did you mean "${closest}"?` : `Use one of ${known.join(', ')}.`}`,
  );
}
