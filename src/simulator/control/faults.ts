import * as z from 'zod/mini';
import {REST_FAULT_TYPES, type RestFault} from '../world/rest-fault.js';
import type {SimulatorContext} from '../world/context.js';
import {choice, count, flag, list, read, record, strict, text} from './input.js';

function areHeaders(headers: Record<string, string>): boolean {
  try {
    new Headers(headers);
    return true;
  } catch {
    return false;
  }
}

const restFault = strict({
  type: choice(REST_FAULT_TYPES),
  call: z.optional(text),
  times: z.optional(
    z.union([count(1, 1_000_000), z.literal('always')], {
      error: 'must be a whole number above 0 or "always"',
    }),
  ),
  status: z.optional(count(200, 599)),
  body: z.optional(choice(['html', 'json', 'empty'])),
  json: z.optional(z.unknown()),
  text: z.optional(text),
  headers: z.optional(
    record(text).check(z.refine(areHeaders, {error: 'must be valid HTTP headers'})),
  ),
  retry_after: z.optional(count(0, 86_400)),
  error: z.optional(record(z.unknown())),
  legacy: z.optional(flag),
  ms: z.optional(count(0, 600_000)),
});

const faultsRequest = strict({faults: list(restFault)});

/** `GET /simulator/faults`: the faults of the REST API that are left. */
export const listFaults = (context: SimulatorContext) =>
  Response.json({faults: context.restFaults});

/** `POST /simulator/faults`: sets the faults of the REST API, in place of the earlier ones. */
export async function setFaults(context: SimulatorContext, request: Request): Promise<Response> {
  const body = await read(request, faultsRequest);
  if (body instanceof Response) return body;
  context.restFaults = body.faults.map((fault): RestFault => fault);
  return listFaults(context);
}
