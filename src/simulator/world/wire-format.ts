import * as z from 'zod/mini';

/** A moment (ms since the epoch) as the REST API writes it: RFC 3339 in UTC, to the second. */
export const moment = (milliseconds: number) =>
  `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;

/** An optional text of a request; empty where it is missing. */
export const text = z.pipe(
  z.nullish(z.string()),
  z.transform(value => value ?? ''),
);
