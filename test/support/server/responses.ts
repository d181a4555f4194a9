import * as z from 'zod/mini';
import type {Json} from '../simulator/client.js';

const errorBody = z.strictObject({
  error: z.strictObject({code: z.string(), message: z.string().check(z.minLength(10))}),
});

/** The status and code of an error response, whose body has only a message besides. */
export async function codeOf(response: Response): Promise<string> {
  const {error} = errorBody.parse(await response.json());
  return `${response.status} ${error.code}`;
}

const tokenBody = z.strictObject({
  connect_token: z.string(),
  expires_in: z.number(),
  live_mode: z.optional(z.boolean()),
});

/** The body of a response of `connect-token`, without any other field. */
export async function tokenOf(response: Response) {
  if (!response.ok) throw new Error(await codeOf(response));
  return tokenBody.parse(await response.json());
}

const connections = z.array(
  z.strictObject({
    location_id: z.string(),
    postal_address: z.nullable(z.record(z.string(), z.string())),
    direction: z.string(),
    tariff_type: z.string(),
    outcome: z.enum(['saved', 'disconnected']),
    pending: z.boolean(),
  }),
);
const connectionsBody = z.strictObject({connections});

const partlyCompletedBody = z.strictObject({
  connections,
  failed: z.array(
    z.strictObject({
      code: z.string(),
      message: z.string().check(z.minLength(10)),
      direction: z.string(),
      tariff_type: z.string(),
      location_id: z.nullable(z.string()),
    }),
  ),
});

/** The body of a response of `complete` if some sessions failed. */
export async function partlyCompleted(response: Response) {
  if (!response.ok) throw new Error(await codeOf(response));
  return partlyCompletedBody.parse(await response.json());
}

/** The connections of a response of `complete`, without any other field. */
export async function connectionsOf(response: Response) {
  if (!response.ok) throw new Error(await codeOf(response));
  return connectionsBody.parse(await response.json()).connections;
}

/** The JSON of a response, which must be a success. */
export async function bodyOf(response: Response): Promise<Json> {
  if (!response.ok) throw new Error(await codeOf(response));
  return (await response.json()) as Json;
}
