import * as z from 'zod/mini';
import {formatWithOffset} from './zone.js';

/** A moment (ms since the epoch) as the REST API writes it: RFC 3339 in UTC, to the second. */
export const moment = (milliseconds: number) =>
  `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;

/** A moment in ms since the epoch, and how to write others with the same offset. */
export interface Moment {
  readonly at: number;
  readonly write: (at: number) => string;
}

const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|([+-])(\d\d):(\d\d))$/;

/** Reads a timestamp of RFC 3339; undefined for any other text. */
export function readTimestamp(text: string): Moment | undefined {
  const [match, , , zone, sign, hours, minutes] = RFC3339.exec(text) ?? [];
  const at = Date.parse(text);
  if (match === undefined || Number.isNaN(at)) return undefined;
  if (zone === 'Z') return {at, write: moment};
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  return {at, write: when => formatWithOffset(when, offset)};
}

/** An optional text of a request; empty where it is missing. */
export const text = z.pipe(
  z.nullish(z.string()),
  z.transform(value => value ?? ''),
);
