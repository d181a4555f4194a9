import * as z from 'zod/mini';
import {
  postalAddress,
  provider,
  optionalText,
  listOf,
  type PostalAddress,
} from '../../../protocol/fields.js';
import type {ListQuery} from './lists.js';
import {orNull} from './or-null.js';

/** A location. The keys of `tariff_status` are names such as `commodity_import`. */
export const location = z.object({
  id: z.string().check(z.minLength(1)),
  reference_id: optionalText,
  customer_id: optionalText,
  /** A name of the tz database, or empty. */
  timezone: optionalText,
  /** ISO 4217, or empty. */
  currency_code: optionalText,
  postal_address: postalAddress,
  tariff_status: orNull(z.record(z.string(), orNull(z.string()))),
  /** Ids of its tariffs. */
  tariff_elements: listOf(z.string()),
  /** RFC 3339, or empty. */
  time_created: optionalText,
});

export type Location = z.infer<typeof location>;

const tariffStatus = z.object({
  /** CONNECTED, NOT_CONNECTED, ERROR or NOT_SUPPORTED. One sample of the documentation has a trailing space. */
  status: z.pipe(
    optionalText,
    z.transform(status => status.trim()),
  ),
  connection_type: optionalText,
  provider: z.nullish(provider),
  /** `contract_end_date` is RFC 3339 or empty; the year 1 means an unlimited contract. */
  tariff: orNull(
    z.object({
      id: optionalText,
      display_name: optionalText,
      structure_type: optionalText,
      contract_end_date: optionalText,
    }),
  ),
});

export type TariffStatus = z.infer<typeof tariffStatus>;

/** Response of `GET /locations/{id}/status`. The keys of `tariff_status` are names such as `commodity_import`. */
export const locationStatus = z.object({
  id: z.string(),
  tariff_status: z.record(z.string(), orNull(tariffStatus)),
});

export type LocationStatus = z.infer<typeof locationStatus>;

/** Body of `POST /locations` and `PATCH /locations/{id}`. */
export interface LocationRequest {
  reference_id?: string;
  customer_id?: string;
  postal_address?: Partial<PostalAddress>;
}

export interface LocationsQuery extends ListQuery {
  reference_id?: string;
  customer_id?: string;
}
