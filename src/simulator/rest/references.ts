import * as z from 'zod/mini';
import {accepted, conflict, isTaken, listOf, notFound, type Call, type Handler} from './call.js';
import {readJson} from '../connect/connect.js';
import {customerEvent, deviceEvent, type Change} from '../webhooks/events.js';
import {showCustomer, showDevice} from '../world/objects.js';
import {freshId} from '../world/random.js';
import type {SimulatorContext} from '../world/context.js';
import type {ReferencedResource, Store} from '../world/store.js';
import {text} from '../world/wire-format.js';

/** Customers and devices: of both the service knows no more than how the host calls them. */

interface Collection {
  readonly path: string;
  /** What ids begin with. */
  readonly prefix: string;
  readonly of: (store: Store) => Map<string, ReferencedResource>;
  readonly show: (world: SimulatorContext, thing: ReferencedResource) => object;
  readonly tell: (world: SimulatorContext, change: Change, thing: ReferencedResource) => void;
  /** The status that is documented for an update. */
  readonly updated: 200 | 202;
}

const body = z.object({reference_id: text});

/** The five calls of a collection. */
function callsOf({path, prefix, of, show, tell, updated}: Collection) {
  const known =
    (handler: (call: Call, thing: ReferencedResource) => Response | Promise<Response>): Handler =>
    call => {
      const thing = of(call.world.store).get(call.id);
      return thing?.live_mode === call.live_mode ? handler(call, thing) : notFound();
    };

  const list: Handler = ({world, query, live_mode}) => {
    const wanted = query.get('reference_id');
    const things = [...of(world.store).values()].filter(
      thing =>
        thing.live_mode === live_mode && thing.reference_id === (wanted ?? thing.reference_id),
    );
    return listOf(path, things, query, thing => show(world, thing));
  };

  const create: Handler = async call => {
    const {world, request, live_mode} = call;
    const things = of(world.store);
    const {reference_id} = await readJson(request, body);
    if (isTaken(things.values(), reference_id, call)) return conflict();
    const thing = {id: freshId(prefix), reference_id, live_mode, created: world.now()};
    things.set(thing.id, thing);
    tell(world, 'create', thing);
    return Response.json(show(world, thing), {status: 201});
  };

  const retrieve = known(({world}, thing) => Response.json(show(world, thing)));

  const update = known(async (call, thing) => {
    const {world, request} = call;
    const {reference_id} = await readJson(request, body);
    if (isTaken(of(world.store).values(), reference_id, call)) return conflict();
    thing.reference_id = reference_id;
    tell(world, 'update', thing);
    return Response.json(show(world, thing), {status: updated});
  });

  const remove = known(({world}, thing) => {
    of(world.store).delete(thing.id);
    tell(world, 'delete', thing);
    return accepted();
  });

  return {list, create, retrieve, update, remove};
}

export const customers = callsOf({
  path: '/customers',
  prefix: 'cus',
  of: store => store.customers,
  show: showCustomer,
  tell: customerEvent,
  updated: 202,
});

export const devices = callsOf({
  path: '/devices',
  prefix: 'dev',
  of: store => store.devices,
  show: showDevice,
  tell: deviceEvent,
  updated: 200,
});
