import * as z from './schema.js';
import {
  contractEnd,
  customField,
  emptyIfMissing,
  flag,
  nonBlankText,
  listOf,
  optionalText,
  postalAddress,
  provider,
  readableItems,
  type ContractEnd,
  type PostalAddress,
  type Provider,
} from './fields.js';
import type {Direction} from './routes.js';

/*
 * The companion server's list of a customer's tariffs: the response of `GET {base}/tariffs`.
 */

/** The kinds of tariff that a customer can connect, with the parameters of a session for each. */
export const TARIFF_KINDS = {
  'commodity-import': {direction: 'IMPORT', tariffType: 'COMMODITY'},
  'commodity-export': {direction: 'EXPORT', tariffType: 'COMMODITY'},
  'non-commodity-import': {direction: 'IMPORT', tariffType: 'NON_COMMODITY'},
} as const satisfies Record<string, {direction: Direction; tariffType: string}>;

export type TariffKind = keyof typeof TARIFF_KINDS;

/** The state of one kind of tariff at a location. */
export type TariffState = 'not-connected' | 'connected' | 'pending' | 'error' | 'not-supported';

/** The current price of a kWh in major units of an ISO 4217 currency; `validTo` is RFC 3339. */
export interface TariffPrice {
  readonly value: number;
  readonly currency: string;
  readonly validTo: string;
}

export interface Tariff {
  /** The tariff's id; empty if there is none yet. */
  readonly id: string;
  readonly state: TariffState;
  /** Every field is empty if there is none. */
  readonly provider: Provider;
  /** The tariff's name, or the empty string. */
  readonly name: string;
  /** `FIXED`, `TIME_OF_DAY`, `MARKET`, `DYNAMIC`, a later type of the service, or empty. */
  readonly structure: string;
  readonly contractEnd: ContractEnd;
  readonly price: TariffPrice | null;
}

/** A notice about a tariff; `type` is the name of the service's event. */
export interface TariffAlert {
  readonly id: string;
  readonly type: string;
  /** The kind of the tariff, such as `commodity-import`; empty if unknown. */
  readonly kind: string;
}

/** A location of the customer with its tariffs. */
export interface TariffLocation {
  readonly id: string;
  readonly address: PostalAddress;
  readonly tariffs: Readonly<Record<TariffKind, Tariff>>;
  /** The error code if its tariffs could not be read, or the empty string. */
  readonly problem: string;
  readonly alerts: readonly TariffAlert[];
}

const STATES = new Map<string, TariffState>([
  ['CONNECTED', 'connected'],
  ['ERROR', 'error'],
  ['NOT_SUPPORTED', 'not-supported'],
]);

/** A malformed price reads as null: the tariff can be shown without it. */
const price = customField((wire): TariffPrice | null => {
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

const tariff = emptyIfMissing(
  {},
  z.pipe(
    z.object({
      status: optionalText,
      pending: flag,
      provider,
      tariff: emptyIfMissing(
        {},
        z.object({
          id: optionalText,
          display_name: optionalText,
          structure_type: optionalText,
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

/** The kind of a tariff, from the wire's `commodity_import`. */
const kindOf = (kind: string): string => kind.replaceAll('_', '-');

/** Whether a text is a kind of tariff that a customer can connect. */
export const isTariffKind = (kind: string): kind is TariffKind => Object.hasOwn(TARIFF_KINDS, kind);

const alert = z.pipe(
  z.object({id: nonBlankText, type: nonBlankText, kind: optionalText}),
  z.transform(({id, type, kind}): TariffAlert => ({id, type, kind: kindOf(kind)})),
);

const location = z.pipe(
  z.object({
    location_id: nonBlankText,
    postal_address: postalAddress,
    tariff_status: emptyIfMissing(
      {},
      z.object({
        commodity_import: tariff,
        commodity_export: tariff,
        non_commodity_import: tariff,
      }),
    ),
    problem: emptyIfMissing({}, z.object({code: optionalText})),
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

const readableLocations = readableItems(location);

/** The homes that can be read. If there are homes and none can be read, it must not look like no home. */
const locations = z.transform((wire: unknown, {issues}, context) => {
  const result = z.run(readableLocations, wire, context);
  issues.push(...result.issues);
  if (Array.isArray(wire) && wire.length > 0 && result.value.length === 0)
    issues.push(z.malformed(wire));
  return result.value;
});

/** The schema of the response. */
export const tariffLocations = z.pipe(
  z.object({locations}),
  z.transform(({locations}): readonly TariffLocation[] => locations),
);
