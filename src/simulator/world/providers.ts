import type {Country} from './countries.js';
import {namesOf} from './provider-names.js';
import {hash, pick, stableId} from './random.js';

/**
 * How a tariff of a provider is connected: the customer signs in to the provider, chooses a tariff from
 * a list, adds surcharges to market prices, or enters every price.
 */
export type ConnectionType = 'DIRECT' | 'LIBRARY' | 'MARKET' | 'MANUAL';

export interface SimulatedProvider {
  /** `prv_` and 24 hex digits. */
  readonly id: string;
  readonly name: string;
  /** The path segment after `/login/`. */
  readonly slug: string;
  readonly connectionType: ConnectionType;
  /** Whether the prices of the tariff in a DIRECT provider's account change. */
  readonly hasChangingPrices: boolean;
}

/** The first five providers of every country, in the order of the list: one for each case. */
export const PROVIDER_SAMPLES = {
  'direct, changing price': {connectionType: 'DIRECT', hasChangingPrices: true},
  'direct, flat price': {connectionType: 'DIRECT', hasChangingPrices: false},
  library: {connectionType: 'LIBRARY', hasChangingPrices: true},
  market: {connectionType: 'MARKET', hasChangingPrices: true},
  manual: {connectionType: 'MANUAL', hasChangingPrices: false},
} as const satisfies Record<string, {connectionType: ConnectionType; hasChangingPrices: boolean}>;

export type ProviderSample = keyof typeof PROVIDER_SAMPLES;

/** Repeated as often as providers have them: most small ones are MANUAL. */
const CONNECTION_TYPES_BY_FREQUENCY = [
  'DIRECT',
  'LIBRARY',
  'LIBRARY',
  'MARKET',
  'MANUAL',
  'MANUAL',
] as const;
const CONNECTION_TYPES_WITHOUT_LOGIN = ['LIBRARY', 'MARKET', 'MANUAL'] as const;

/** Alphabetical order, accents ignored. */
const collator = new Intl.Collator('en', {sensitivity: 'base', numeric: true});

const slugOf = (name: string) =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replaceAll(' ', '-');

function createProvider(
  country: string,
  name: string,
  connectionType: ConnectionType,
  hasChangingPrices = hash(name) % 3 > 0,
): SimulatedProvider {
  const slug = `${slugOf(name)}-${country.toLowerCase()}`;
  return {id: stableId('prv', country, name), name, slug, connectionType, hasChangingPrices};
}

function createProviders({code}: Country): readonly SimulatedProvider[] {
  const {samples, invented, real} = namesOf(code);
  const shown = Object.values(PROVIDER_SAMPLES);
  return [
    ...samples.map((name, i) =>
      createProvider(code, name, shown[i]?.connectionType ?? 'MANUAL', shown[i]?.hasChangingPrices),
    ),
    ...invented.map(name =>
      createProvider(
        code,
        name,
        pick(CONNECTION_TYPES_BY_FREQUENCY, hash(`way of ${name}`) / 2 ** 32),
      ),
    ),
    ...real.map(name =>
      createProvider(code, name, pick(CONNECTION_TYPES_WITHOUT_LOGIN, hash(name) / 2 ** 32)),
    ),
  ].sort((a, b) => collator.compare(a.name, b.name));
}

function createExactly(country: Country, count: number): readonly SimulatedProvider[] {
  const list = providersOf(country);
  if (count <= list.length) return list.slice(0, count);
  // These names sort last, so that the samples stay first.
  const more = Array.from({length: count - list.length}, (_, i) =>
    createProvider(
      country.code,
      `Zone ${i + 1} Energy`,
      pick(CONNECTION_TYPES_WITHOUT_LOGIN, hash(`zone ${i}`) / 2 ** 32),
    ),
  );
  return [...list, ...more].sort((a, b) => collator.compare(a.name, b.name));
}

const lists = new Map<string, readonly SimulatedProvider[]>();

/**
 * The providers of a country, sorted by name; the same array for the same arguments.
 * @param count the exact length of the list; it is truncated, or extended with invented providers
 */
export function providersOf(country: Country, count?: number): readonly SimulatedProvider[] {
  const key = `${country.code} ${count ?? ''}`;
  const known = lists.get(key);
  if (known) return known;
  const list = count === undefined ? createProviders(country) : createExactly(country, count);
  lists.set(key, list);
  return list;
}

/** The provider of a country for a sample case. */
export function sampleProvider(country: Country, sample: ProviderSample): SimulatedProvider {
  const index = Object.keys(PROVIDER_SAMPLES).indexOf(sample);
  const {connectionType, hasChangingPrices} = PROVIDER_SAMPLES[sample];
  return createProvider(
    country.code,
    namesOf(country.code).samples[index] ?? '',
    connectionType,
    hasChangingPrices,
  );
}

/** The names of a country's sample providers, by case. */
export const sampleProviderNames = (country: Country) =>
  Object.fromEntries(
    Object.keys(PROVIDER_SAMPLES).map((sample, i) => [
      sample,
      namesOf(country.code).samples[i] ?? '',
    ]),
  );
