import * as z from 'zod/mini';

/** Schemas of fields that several bodies and queries share. */

export const locationId = z.string().check(z.minLength(1), z.maxLength(200));

/** LOCAL is energy that the customer generates; it exists from Anode on. */
export const tariffDirection = z.enum(['IMPORT', 'EXPORT', 'LOCAL']);

export const tariffType = z.enum(['COMMODITY', 'NON_COMMODITY']);

export const priceDirection = z.enum(['IMPORT', 'EXPORT']);

/** An RFC 3339 timestamp with a time zone offset. */
export const moment = z.iso.datetime({offset: true, local: false});

export const positive = z.number().check(z.positive());

/** The fields of a query for the prices of a location in a period; all may be missing. */
export const pricedPeriod = {
  location_id: z.optional(locationId),
  direction: z.optional(priceDirection),
  start_time: z.optional(moment),
  end_time: z.optional(moment),
};
