import {countryOf, knownCountries} from 'flatpeak-connect/simulator';
import {
  providersOf,
  sampleProvider,
  PROVIDER_SAMPLES,
} from '../../../src/simulator/world/providers.js';
import type {ProviderSample} from '../../../src/simulator/index.js';

/** The country of the sample address, all of whose providers have a logo. */
const HOME = 'GB';

const SAMPLES = Object.keys(PROVIDER_SAMPLES) as ProviderSample[];

/**
 * The ids of the providers with a logo beside the site, which the build writes: an image cannot be
 * fetched from the simulator in the page. Others show their initials.
 */
export function providersWithLogo(): readonly string[] {
  const home = countryOf(HOME);
  return [
    ...new Set([
      ...(home ? providersOf(home) : []).map(({id}) => id),
      ...knownCountries.flatMap(country =>
        SAMPLES.map(sample => sampleProvider(country, sample).id),
      ),
    ]),
  ];
}
