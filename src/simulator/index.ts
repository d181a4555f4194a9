export type {DeliveryReport} from './control-webhooks.js';
export {countryOf, knownCountries, type Country} from './countries.js';
export {GENERAL_CODES, PAGE_CODES} from './error-codes.js';
export {DELIVERY_SCHEDULE, DELIVERY_TIME_LIMIT} from './delivery.js';
export {ERROR_INPUTS, type ErrorInput} from './error-inputs.js';
export {EVENT_TYPES, type EventType} from './events.js';
export {examples} from './examples.js';
export {ConnectionReset, FAULT_TYPES, type Fault, type FaultType} from './faults.js';
export {HAPPEN, type Happen} from './lifecycle.js';
export {sampleNames, SAMPLES, type Sample, type Way} from './providers.js';
export {
  createSimulator,
  DEFAULT_ACCOUNT_ID,
  DEFAULT_API_KEY,
  DEFAULT_LIVE_API_KEY,
  type Simulator,
  type SimulatorOptions,
  type WebhookOptions,
} from './simulator.js';
export type {SimulatorState} from './snapshot.js';
