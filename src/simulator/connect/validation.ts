import * as z from 'zod/mini';
import type {PostalAddress} from '../../protocol/fields.js';
import {countryOf, knownCountries, type Country, type Place} from '../world/countries.js';
import {Refusal, type ErrorCode} from '../world/errors.js';
import {providersOf, type SimulatedProvider} from '../world/providers.js';
import type {Draft, Session} from '../world/store.js';
import {tariffsOf, type KnownTariff} from '../market/tariffs.js';

/**
 * The answers to the pages, judged as the service documents it: each function takes the
 * wire's `data` and returns what was said, or throws a `Refusal` with the documented code.
 */

function read<T>(schema: z.ZodMiniType<T>, data: unknown): T {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  const place = (result.error.issues[0]?.path ?? []).map(String).join('.');
  throw new Refusal(
    'data_json_invalid',
    `The data of this page could not be read${place ? ` at ${place}` : ''}.`,
  );
}

/** Refuses with the first code whose condition holds. */
function refuse(...rules: readonly (readonly [ErrorCode, boolean])[]): void {
  const broken = rules.find(([, holds]) => holds);
  if (broken) throw new Refusal(broken[0]);
}

const line = z._default(z.string(), '');
const address = z.object({
  postal_address: z.object({
    address_line1: line,
    address_line2: line,
    city: line,
    // Optional, but an empty text is not accepted.
    state: z.optional(z.string().check(z.minLength(1))),
    post_code: line,
    country_code: line,
  }),
});

export function readAddress(data: unknown): PostalAddress {
  const given = read(address, data).postal_address;
  const blank = (text: string) => !text.trim();
  refuse(
    ['country_code_missing', blank(given.country_code)],
    ['country_code_invalid', !countryOf(given.country_code)],
    ['address_line1_missing', blank(given.address_line1)],
    ['city_missing', blank(given.city)],
    ['post_code_missing', blank(given.post_code)],
  );
  return {...given, state: given.state ?? ''};
}

const id = z.optional(z.string());

const isListedSomewhere = (chosen: string) =>
  knownCountries.some(country => providersOf(country).some(({id}) => id === chosen));

export function readProvider(
  data: unknown,
  {country}: Place,
  {providers}: Session,
): SimulatedProvider {
  const chosen = read(z.object({provider: z.object({id})}), data).provider.id;
  if (!chosen) throw new Refusal('provider_id_missing');
  const provider = providersOf(country, providers).find(({id}) => id === chosen);
  if (provider) return provider;
  throw isListedSomewhere(chosen)
    ? new Refusal('provider_id_invalid')
    : new Refusal('provider_not_found', `There is no provider with the ID ${chosen}.`);
}

const name = z._default(z.string(), '');

export function readProviderName(data: unknown): string {
  const given = read(z.object({provider: z.object({name})}), data).provider.name.trim();
  refuse(['provider_name_missing', !given]);
  return given;
}

export function readTariff(
  data: unknown,
  provider: SimulatedProvider,
  country: Country,
  {tariffs}: Session,
): KnownTariff {
  const chosen = read(z.object({tariff: z.object({id})}), data).tariff.id;
  if (!chosen) throw new Refusal('tariff_id_missing');
  const offered = (of: SimulatedProvider, count?: number) =>
    tariffsOf(of, country, count).find(tariff => tariff.id === chosen);
  const tariff = offered(provider, tariffs);
  if (tariff) return tariff;
  const elsewhere = providersOf(country).some(of => of.connectionType === 'LIBRARY' && offered(of));
  throw elsewhere
    ? new Refusal('tariff_id_invalid')
    : new Refusal('tariff_not_found', `There is no tariff with the ID ${chosen}.`);
}

/** The tariff that an action names besides; undefined where it names none. */
export function readTariffId(data: unknown): string | undefined {
  return read(z.nullish(z.object({tariff_id: id})), data)?.tariff_id;
}

export function readTariffName(data: unknown): string {
  const given = read(z.object({tariff: z.object({name})}), data).tariff.name.trim();
  refuse(['tariff_name_missing', !given]);
  return given;
}

/** The one option that was chosen among those offered. */
export function readStructure(data: unknown, offered: readonly string[]): string {
  const [option, ...rest] = read(z.object({options: z.array(z.string())}), data).options;
  if (option !== undefined && rest.length === 0 && offered.includes(option)) return option;
  throw new Refusal('data_json_invalid', 'Exactly one of the offered options has to be chosen.');
}

export function readCost(data: unknown): number {
  const {cost} = read(z.object({cost: z.number()}), data);
  refuse(['cost_value_zero', cost === 0], ['cost_value_negative', cost < 0]);
  return cost;
}

const hours = z.object({
  hours: z.array(z.object({valid_from: z.string(), valid_to: z.string(), cost: z.number()})),
});
const TIME = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;
const DAY = 24 * 3600;

const secondsOf = (time: string) =>
  time.split(':').reduce((seconds, part) => seconds * 60 + Number(part), 0);

export function readHours(data: unknown): NonNullable<Draft['hours']> {
  const periods = read(hours, data).hours;
  refuse(
    ['valid_from_invalid', periods.some(({valid_from}) => !TIME.test(valid_from))],
    ['valid_to_invalid', periods.some(({valid_to}) => !TIME.test(valid_to))],
    ['cost_value_zero', periods.some(({cost}) => cost === 0)],
    ['cost_value_negative', periods.some(({cost}) => cost < 0)],
    ['incomplete_time_period', periods.length === 0],
  );

  const spans = periods
    .map(({valid_from, valid_to}) => {
      const from = secondsOf(valid_from);
      // A period that ends when it starts is the whole day.
      const length = (secondsOf(valid_to) - from + DAY) % DAY || DAY;
      return {from, to: from + length, valid_from, valid_to};
    })
    .sort((a, b) => a.from - b.from);
  for (const [i, {to, valid_to}] of spans.entries()) {
    const next = spans[i + 1];
    if (next && to < next.from) {
      const message = `There is a gap between ${valid_to} and ${next.valid_from}.`;
      throw new Refusal('gap_in_time_period', message);
    }
  }
  const covered = spans.reduce((sum, {from, to}) => sum + to - from, 0);
  if (covered > DAY) throw new Refusal('data_json_invalid', 'Two of the periods overlap.');
  refuse(['incomplete_time_period', covered < DAY]);
  return periods;
}

const surcharge = z.object({
  surcharge: z.object({fixed: z.number(), percentage: z.number()}),
  region: z.optional(z.string()),
});

export function readSurcharge(
  data: unknown,
  {country, region: known}: Place,
): Required<Pick<Draft, 'surcharge' | 'region'>> {
  const given = read(surcharge, data);
  const region = given.region ?? known;
  refuse(
    // Zero is how clients skip the page.
    ['surcharge_percentage_invalid', given.surcharge.percentage < 0],
    ['geo_location_not_found', !region],
    ['market_region_invalid', !country.regions.includes(region ?? '')],
  );
  return {surcharge: given.surcharge, region: region ?? ''};
}

export function readRegion(data: unknown, {country}: Place): string {
  const {region} = read(z.object({region: z.string()}), data);
  refuse(['market_region_invalid', !country.regions.includes(region)]);
  return region;
}

const moment = z.nullish(z.string());
// Clients that skip the page post no data at all.
const term = z.nullish(
  z.object({
    contract_start_date: moment,
    contract_end_date: moment,
    contract_term_type: z.nullish(z.enum(['FIXED', 'UNTIL_TERMINATED'])),
  }),
);
const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

export function readContractTerm(
  data: unknown,
): Required<Pick<Draft, 'contract_start_date' | 'contract_end_date' | 'contract_term_type'>> {
  const given = read(term, data);
  const contract_start_date = given?.contract_start_date ?? null;
  const contract_end_date = given?.contract_end_date ?? null;
  const wrong = (date: string | null) =>
    date !== null && !(RFC3339.test(date) && isRealDay(date.slice(0, 10)));
  refuse(['date_format_invalid', wrong(contract_start_date) || wrong(contract_end_date)]);
  const contract_term_type = given?.contract_term_type ?? null;
  return {contract_start_date, contract_end_date, contract_term_type};
}

/** `2026-02-30` is not one. */
function isRealDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
