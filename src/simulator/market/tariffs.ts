import type {Country} from '../world/countries.js';
import type {SimulatedProvider} from '../world/providers.js';
import {pick, randomOf, stableId} from '../world/random.js';
import type {Draft, Structure} from '../world/store.js';

/** A tariff in the library of the service. */
export interface KnownTariff {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly terms: Draft;
}

const NAMES = ['Easy', 'Flex', 'Home', 'Night Owl', 'Steady', 'Sun', 'Together', 'Value'] as const;
const YEARS = [2024, 2025, 2026] as const;

/** Suffixes of tariff names, and their descriptions, for each structure. */
const TEMPLATES = [
  {structure: 'FIXED', suffix: 'Fix', description: 'One price for every hour.'},
  {structure: 'TIME_OF_DAY', suffix: 'Day & Night', description: 'Cheaper at night.'},
  {structure: 'FIXED', suffix: 'Green', description: ''},
  {structure: 'DYNAMIC', suffix: 'Dynamic', description: 'A new price for every period.'},
] as const satisfies readonly {structure: Structure; suffix: string; description: string}[];

const round = (cost: number) => Math.round(cost * 1e4) / 1e4;

/** Random prices of a structure, within the usual range of the country. */
function termsOf(structure: Structure, country: Country, random: () => number): Draft {
  const [from, to] = country.tariffPriceRange;
  const cost = round(from + (to - from) * random());
  const night = {valid_from: '23:00:00', valid_to: '07:00:00', cost: round(cost * 0.45)};
  const terms: Partial<Record<Structure, Draft>> = {
    FIXED: {cost},
    STATIC: {cost},
    TIME_OF_DAY: {hours: [{valid_from: '07:00:00', valid_to: '23:00:00', cost}, night]},
  };
  return {structure, tiered: false, ...terms[structure]};
}

/** The terms of a tariff of a structure, for a session that starts with one. */
export const sampleTerms = (structure: Structure, country: Country): Draft =>
  termsOf(structure, country, randomOf('structure', country.code));

const lists = new Map<string, readonly KnownTariff[]>();

/** The tariffs of a LIBRARY provider: six, or as many as a test requests. */
export function tariffsOf(
  provider: SimulatedProvider,
  country: Country,
  count = 6,
): readonly KnownTariff[] {
  const key = `${provider.id} ${count}`;
  const known = lists.get(key);
  if (known) return known;
  const random = randomOf('tariffs', provider.id);
  const list = Array.from({length: count}, (_, i): KnownTariff => {
    const template = TEMPLATES[i % TEMPLATES.length] ?? TEMPLATES[0];
    const year = YEARS[Math.floor(i / 2) % YEARS.length] ?? YEARS[0];
    const word = NAMES[Math.floor(i / 6 + i) % NAMES.length] ?? NAMES[0];
    // The words repeat after the first twelve, which a number makes unique.
    const name = `${word} ${template.suffix} ${year}${i < 12 ? '' : ` v${i + 1}`}`;
    // The second flat tariff has a higher price above a monthly allowance.
    const terms = {...termsOf(template.structure, country, random), name, tiered: i % 4 === 2};
    return {id: stableId('trt', provider.id, i), name, description: template.description, terms};
  });
  lists.set(key, list);
  return list;
}

/**
 * The tariff in a customer's account at a DIRECT provider.
 * @param now in ms since the epoch; the contract ends later, on the first day of a month
 */
export function tariffInAccount(provider: SimulatedProvider, country: Country, now: number): Draft {
  const random = randomOf('account', provider.id);
  const structure: Structure = provider.hasChangingPrices ? 'DYNAMIC' : 'FIXED';
  const word = pick(NAMES, random());
  const date = new Date(now);
  const end = Date.UTC(
    date.getUTCFullYear(),
    date.getUTCMonth() + 3 + Math.floor(random() * 18),
    1,
  );
  return {
    ...termsOf(structure, country, random),
    name: `${word} ${provider.hasChangingPrices ? 'Tracker' : 'Fixed'}`,
    contract_start_date: null,
    contract_end_date: `${new Date(end).toISOString().slice(0, 10)}T00:00:00Z`,
  };
}
