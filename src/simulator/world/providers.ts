import type {Country} from './countries.js';
import {namesOf} from './provider-names.js';
import {hash, pick, stableId} from './random.js';

/**
 * How a tariff of a provider is connected: by signing in at the provider, from a list of
 * known tariffs, from market prices, or by asking for every price.
 */
export type Way = 'DIRECT' | 'LIBRARY' | 'MARKET' | 'MANUAL';

export interface SimulatedProvider {
  /** `prv_` and 24 hex digits. */
  readonly id: string;
  readonly name: string;
  /** The provider's place below `/login/`. */
  readonly slug: string;
  readonly way: Way;
  /** What a DIRECT provider's account turns out to hold. */
  readonly changing: boolean;
}

/** What the first five providers of every country's list show, in the order of the list. */
export const SAMPLES = {
  'direct, changing price': {way: 'DIRECT', changing: true},
  'direct, flat price': {way: 'DIRECT', changing: false},
  library: {way: 'LIBRARY', changing: true},
  market: {way: 'MARKET', changing: true},
  manual: {way: 'MANUAL', changing: false},
} as const satisfies Record<string, {way: Way; changing: boolean}>;

export type Sample = keyof typeof SAMPLES;

/** Manual entry is what most customers of small providers meet. */
const WAYS = ['DIRECT', 'LIBRARY', 'LIBRARY', 'MARKET', 'MANUAL', 'MANUAL'] as const;
const WAYS_WITHOUT_LOGIN = ['LIBRARY', 'MARKET', 'MANUAL'] as const;

/** Sorts names as a reader would, accents ignored. */
const collator = new Intl.Collator('en', {sensitivity: 'base', numeric: true});

const slugOf = (name: string) =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replaceAll(' ', '-');

function make(
  country: string,
  name: string,
  way: Way,
  changing = hash(name) % 3 > 0,
): SimulatedProvider {
  const slug = `${slugOf(name)}-${country.toLowerCase()}`;
  return {id: stableId('prv', country, name), name, slug, way, changing};
}

function listOf({code}: Country): readonly SimulatedProvider[] {
  const {samples, invented, real} = namesOf(code);
  const shown = Object.values(SAMPLES);
  return [
    ...samples.map((name, i) => make(code, name, shown[i]?.way ?? 'MANUAL', shown[i]?.changing)),
    ...invented.map(name => make(code, name, pick(WAYS, hash(`way of ${name}`) / 2 ** 32))),
    ...real.map(name => make(code, name, pick(WAYS_WITHOUT_LOGIN, hash(name) / 2 ** 32))),
  ].sort((a, b) => collator.compare(a.name, b.name));
}

function fill(country: Country, count: number): readonly SimulatedProvider[] {
  const list = providersOf(country);
  if (count <= list.length) return list.slice(0, count);
  // Sorts behind all others, so the samples stay in front.
  const more = Array.from({length: count - list.length}, (_, i) =>
    make(
      country.code,
      `Zone ${i + 1} Energy`,
      pick(WAYS_WITHOUT_LOGIN, hash(`zone ${i}`) / 2 ** 32),
    ),
  );
  return [...list, ...more].sort((a, b) => collator.compare(a.name, b.name));
}

const lists = new Map<string, readonly SimulatedProvider[]>();

/**
 * The providers that serve a country, sorted by name; always the same array for the same
 * question. With `count`, exactly that many: the first ones, or filled up with made-up ones.
 */
export function providersOf(country: Country, count?: number): readonly SimulatedProvider[] {
  const key = `${country.code} ${count ?? ''}`;
  const known = lists.get(key);
  if (known) return known;
  const list = count === undefined ? listOf(country) : fill(country, count);
  lists.set(key, list);
  return list;
}

/** The provider of a country's list that shows this way to connect. */
export function sampleProvider(country: Country, sample: Sample): SimulatedProvider {
  const index = Object.keys(SAMPLES).indexOf(sample);
  const {way, changing} = SAMPLES[sample];
  return make(country.code, namesOf(country.code).samples[index] ?? '', way, changing);
}

/** The names of the sample providers of a country, by what they show. */
export const sampleNames = (country: Country) =>
  Object.fromEntries(
    Object.keys(SAMPLES).map((sample, i) => [sample, namesOf(country.code).samples[i] ?? '']),
  );
