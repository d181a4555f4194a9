export {countryOf, knownCountries, type Country} from './countries.js';
export {GENERAL_CODES, PAGE_CODES} from './error-codes.js';
export {ERROR_INPUTS, type ErrorInput} from './error-inputs.js';
export {examples} from './examples.js';
export {ConnectionReset, FAULT_TYPES, type Fault, type FaultType} from './faults.js';
export {sampleNames, SAMPLES, type Sample, type Way} from './providers.js';
export {
  createSimulator,
  DEFAULT_ACCOUNT_ID,
  DEFAULT_API_KEY,
  DEFAULT_LIVE_API_KEY,
  type Simulator,
  type SimulatorOptions,
} from './simulator.js';
