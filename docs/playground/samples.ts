import {countryOf, sampleProviderNames, type ConnectionType} from 'flatpeak-connect/simulator';

/** The address of the sample customer. */
export const SAMPLE_ADDRESS = {
  address_line1: '1-3 Strand',
  address_line2: '',
  city: 'London',
  state: '',
  post_code: 'WC2N 5EH',
  country_code: 'GB',
};

const country = countryOf(SAMPLE_ADDRESS.country_code);
const names: Partial<Record<string, string>> = country ? sampleProviderNames(country) : {};

/** A provider of the sample address for each connection type. */
export const SAMPLE_PROVIDERS: Readonly<Record<ConnectionType, string>> = {
  DIRECT: names['direct, changing price'] ?? '',
  LIBRARY: names['library'] ?? '',
  MARKET: names['market'] ?? '',
  MANUAL: names['manual'] ?? '',
};
