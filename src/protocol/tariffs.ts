import * as z from 'zod/mini';
import {
  contractEnd,
  flag,
  listOf,
  name,
  orEmpty,
  postalAddress,
  provider,
  text,
  value,
  type ContractEnd,
  type PostalAddress,
  type Provider,
} from './fields.js';
import type {Direction} from './routes.js';

/** The companion's answer about a customer's tariffs: `GET {base}/tariffs` of `src/server`. */

/** The kinds of tariff that a customer can connect, and what a session for one is asked with. */
export const TARIFF_KINDS = {
  'commodity-import': {direction: 'IMPORT', tariffType: 'COMMODITY'},
  'commodity-export': {direction: 'EXPORT', tariffType: 'COMMODITY'},
  'non-commodity-import': {direction: 'IMPORT', tariffType: 'NON_COMMODITY'},
} as const satisfies Record<string, {direction: Direction; tariffType: string}>;

export type TariffKind = keyof typeof TARIFF_KINDS;

/** How a kind of tariff stands at a location. */
export type TariffState = 'not-connected' | 'connected' | 'pending' | 'error' | 'not-supported';

/** What a kWh costs now, in major units of an ISO 4217 currency, and until when (RFC 3339). */
export interface TariffPrice {
  readonly value: number;
  readonly currency: string;
  readonly validTo: string;
}

export interface Tariff {
  /** Of the tariff; empty where there is none yet. */
  readonly id: string;
  readonly state: TariffState;
  /** Nameless where there is none. */
  readonly provider: Provider;
  /** What it is called, or the empty string. */
  readonly name: string;
  /** `FIXED`, `TIME_OF_DAY`, `MARKET`, `DYNAMIC`, another word of the service, or empty. */
  readonly structure: string;
  readonly contractEnd: ContractEnd;
  readonly price: TariffPrice | null;
}

/** Something that the customer should know of a tariff; `type` is the name of the service's event. */
export interface TariffAlert {
  readonly id: string;
  readonly type: string;
  /** The kind of the tariff, such as `commodity-import`; empty where it is not known. */
  readonly kind: string;
}

/** One of the customer's homes. */
export interface TariffLocation {
  readonly id: string;
  readonly address: PostalAddress;
  readonly tariffs: Readonly<Record<TariffKind, Tariff>>;
  /** The code of what keeps its tariffs from being read, or the empty string. */
  readonly problem: string;
  readonly alerts: readonly TariffAlert[];
}

const STATES = new Map<string, TariffState>([
  ['CONNECTED', 'connected'],
  ['ERROR', 'error'],
  ['NOT_SUPPORTED', 'not-supported'],
]);

/** A price that can't be read is one that is not known: the tariff is worth showing without it. */
const price = value((wire): TariffPrice | null => {
  const {
    value,
    currency_code: currency,
    valid_to: validTo,
  } = (wire ?? {}) as Record<string, unknown>;
  const isPrice =
    typeof value === 'number' &&
    Number.isFinite(value) &&
    typeof currency === 'string' &&
    /^[A-Z]{3}$/.test(currency) &&
    typeof validTo === 'string';
  return isPrice ? {value, currency, validTo} : null;
});

const tariff = orEmpty(
  {},
  z.pipe(
    z.looseObject({
      status: text,
      pending: flag,
      provider,
      tariff: orEmpty(
        {},
        z.looseObject({
          id: text,
          display_name: text,
          structure_type: text,
          contract_end_date: contractEnd,
        }),
      ),
      price,
    }),
    z.transform(({status, pending, provider, tariff, price}): Tariff => ({
      id: tariff.id,
      state: pending ? 'pending' : (STATES.get(status) ?? 'not-connected'),
      provider,
      name: tariff.display_name,
      structure: tariff.structure_type,
      contractEnd: tariff.contract_end_date,
      price,
    })),
  ),
);

/** The name of a kind, from the wire's `commodity_import`. */
const named = (kind: string): string => kind.replaceAll('_', '-');

/** Whether it names a kind of tariff that a customer can connect. */
export const isTariffKind = (kind: string): kind is TariffKind => Object.hasOwn(TARIFF_KINDS, kind);

const alert = z.pipe(
  z.looseObject({id: name, type: name, kind: text}),
  z.transform(({id, type, kind}): TariffAlert => ({id, type, kind: named(kind)})),
);

const location = z.pipe(
  z.looseObject({
    location_id: name,
    postal_address: postalAddress,
    tariff_status: orEmpty(
      {},
      z.looseObject({
        commodity_import: tariff,
        commodity_export: tariff,
        non_commodity_import: tariff,
      }),
    ),
    problem: orEmpty({}, z.looseObject({code: text})),
    alerts: listOf(alert),
  }),
  z.transform(({location_id, postal_address, tariff_status, problem, alerts}): TariffLocation => ({
    id: location_id,
    address: postal_address,
    tariffs: {
      'commodity-import': tariff_status.commodity_import,
      'commodity-export': tariff_status.commodity_export,
      'non-commodity-import': tariff_status.non_commodity_import,
    },
    problem: problem.code,
    alerts,
  })),
);

/** The answer's schema. */
export const tariffs = z.pipe(
  z.looseObject({locations: z.array(location)}),
  z.transform(({locations}): readonly TariffLocation[] => locations),
);
