export type {DeliveryReport} from './control/webhooks.js';
export {countryOf, knownCountries, type Country} from './world/countries.js';
export {GENERAL_CODES, PAGE_CODES} from './connect/errors/codes.js';
export {DELIVERY_SCHEDULE_S, DELIVERY_TIMEOUT_MS} from './webhooks/delivery.js';
export type {ErrorInput} from './connect/errors/input.js';
export {ERROR_INPUTS} from './control/error-inputs.js';
export {EVENT_TYPES, type EventType} from './webhooks/events.js';
export {examples} from './connect/examples.js';
export {ConnectionReset, FAULT_TYPES, type Fault, type FaultType} from './world/faults.js';
export {PRICE_STEPS, type PriceSteps} from './market/price-steps.js';
export {REST_FAULT_TYPES, type RestFault} from './world/rest-fault.js';
export {TARIFF_INCIDENTS, type TariffIncident} from './webhooks/lifecycle.js';
export {
  sampleProviderNames,
  PROVIDER_SAMPLES,
  type ProviderSample,
  type ConnectionType,
} from './world/providers.js';
export {
  createSimulator,
  DEFAULT_ACCOUNT_ID,
  DEFAULT_API_KEY,
  DEFAULT_LIVE_API_KEY,
  type Simulator,
  type SimulatorOptions,
  type WebhookOptions,
} from './simulator.js';
export type {SimulatorState} from './world/snapshot.js';
