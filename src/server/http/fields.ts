import * as z from 'zod/mini';

/** The fields that bodies and queries of this server share. */

export const locationId = z.string().check(z.minLength(1), z.maxLength(200));

/** LOCAL is the customer's own generation, from Anode on. */
export const tariffDirection = z.enum(['IMPORT', 'EXPORT', 'LOCAL']);

export const tariffType = z.enum(['COMMODITY', 'NON_COMMODITY']);

/** Which prices are meant. */
export const priceDirection = z.enum(['IMPORT', 'EXPORT']);

/** A moment with a zone, RFC 3339. */
export const moment = z.iso.datetime({offset: true, local: false});

export const positive = z.number().check(z.positive());
