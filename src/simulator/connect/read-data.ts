import * as z from 'zod/mini';
import {Refusal, type ErrorCode} from '../world/errors.js';

/** @throws Refusal `data_json_invalid` if the wire's `data` does not match the schema */
export function readData<T>(data: unknown, schema: z.ZodMiniType<T>): T {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  const path = (result.error.issues[0]?.path ?? []).map(String).join('.');
  throw new Refusal(
    'data_json_invalid',
    `The data of this page could not be read${path ? ` at ${path}` : ''}.`,
  );
}

/** @throws Refusal with the first code whose condition is true */
export function refuseIf(...rules: readonly (readonly [ErrorCode, boolean])[]): void {
  const broken = rules.find(([, isBroken]) => isBroken);
  if (broken) throw new Refusal(broken[0]);
}

/** A text that is empty if it is missing. */
export const textOrEmpty = z._default(z.string(), '');

export const optionalText = z.optional(z.string());
