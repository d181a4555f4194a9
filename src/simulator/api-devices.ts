import * as z from 'zod/mini';
import {
  accepted,
  conflict,
  isTaken,
  listOf,
  notFound,
  text,
  type Call,
  type Handler,
} from './api-call.js';
import {readJson} from './connect.js';
import {deviceEvent} from './events.js';
import {showDevice} from './objects.js';
import {freshId} from './random.js';
import type {Device} from './store.js';

const deviceRequest = z.object({reference_id: text});

const deviceOf = ({world, id, live_mode}: Call) => {
  const device = world.store.devices.get(id);
  return device?.live_mode === live_mode ? device : undefined;
};
const withDevice =
  (handler: (call: Call, device: Device) => Response | Promise<Response>): Handler =>
  call => {
    const device = deviceOf(call);
    return device ? handler(call, device) : notFound();
  };

export const listDevices: Handler = ({world, query, live_mode}) =>
  listOf(
    '/devices',
    [...world.store.devices.values()].filter(
      device =>
        device.live_mode === live_mode &&
        device.reference_id === (query.get('reference_id') ?? device.reference_id),
    ),
    query,
    device => showDevice(world, device),
  );

export const createDevice: Handler = async call => {
  const {world, request, live_mode} = call;
  const {reference_id} = await readJson(request, deviceRequest);
  if (isTaken(world.store.devices.values(), reference_id, call)) return conflict();
  const device = {id: freshId('dev'), reference_id, live_mode, created: world.now()};
  world.store.devices.set(device.id, device);
  deviceEvent(world, 'create', device);
  return Response.json(showDevice(world, device), {status: 201});
};

export const retrieveDevice = withDevice(({world}, device) =>
  Response.json(showDevice(world, device)),
);

export const updateDevice = withDevice(async (call, device) => {
  const {reference_id} = await readJson(call.request, deviceRequest);
  if (isTaken(call.world.store.devices.values(), reference_id, call)) return conflict();
  device.reference_id = reference_id;
  deviceEvent(call.world, 'update', device);
  return Response.json(showDevice(call.world, device));
});

export const deleteDevice = withDevice(({world}, device) => {
  world.store.devices.delete(device.id);
  deviceEvent(world, 'delete', device);
  return accepted();
});
