import {placeOf} from '../world/countries.js';
import {applyFaults} from '../world/faults.js';
import type {RestFault} from '../world/rest-fault.js';
import {EMPTY_ADDRESS} from '../world/session.js';
import type {SimulatorContext} from '../world/context.js';

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function matches({call}: RestFault, method: string, path: string, search: string): boolean {
  if (call === undefined) return path !== '/login';
  const pattern = new RegExp(`^${call.split('{id}').map(escape).join('[^/?]+')}$`);
  return pattern.test(`${method} ${path}`) || pattern.test(`${method} ${path}${search}`);
}

/** Removes one use of a fault; undefined once it is used up. */
function useOnce(fault: RestFault): RestFault | undefined {
  const {times = 1} = fault;
  if (times === 'always') return fault;
  return times > 1 ? {...fault, times: times - 1} : undefined;
}

/** The zone of the first location that a response names. */
function timeZoneOf({store}: SimulatorContext, body: object): string {
  const text = JSON.stringify(body);
  const location = [...store.locations.values()].find(({id}) => text.includes(id));
  return placeOf(location?.postal_address ?? EMPTY_ADDRESS).timeZone;
}

/**
 * Handles a call with the faults that match it.
 * @param path below `/api`
 * @throws ConnectionReset or the signal's reason if no response arrives
 */
export async function withRestFaults(
  context: SimulatorContext,
  request: Request,
  path: string,
  handle: () => Promise<Response>,
): Promise<Response> {
  const {search} = new URL(request.url);
  const matching = new Set(
    context.restFaults.filter(fault => matches(fault, request.method, path, search)),
  );
  context.restFaults = context.restFaults.flatMap(fault =>
    matching.has(fault) ? (useOnce(fault) ?? []) : fault,
  );
  const scene = (body: object) => ({now: context.now(), timeZone: timeZoneOf(context, body)});
  const reply = await applyFaults([...matching], request.signal, scene, handle);
  return reply instanceof Response ? customize(reply, [...matching]) : Response.json(reply);
}

/** The content type and the text of a `status` fault's own body; undefined if it has none. */
function ownBody({json, text}: RestFault): readonly [type: string, text: string] | undefined {
  if (text !== undefined) return ['text/plain', text];
  return json === undefined ? undefined : ['application/json', JSON.stringify(json)];
}

/** The response of a `status` fault, with the fault's own body and headers. */
function customize(response: Response, faults: readonly RestFault[]): Response {
  const fault = faults.find(({type}) => type === 'status');
  if (!fault) return response;
  const {status} = response;
  const [type, text] = ownBody(fault) ?? [];
  const headers = new Headers(response.headers);
  if (type !== undefined) headers.set('content-type', type);
  for (const [name, value] of Object.entries(fault.headers ?? {})) headers.set(name, value);
  return new Response(response.body && (text ?? response.body), {status, headers});
}
