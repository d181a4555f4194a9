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
import {customerEvent} from './events.js';
import {showCustomer} from './objects.js';
import {freshId} from './random.js';
import type {Customer} from './store.js';

const customerRequest = z.object({reference_id: text});

const customerOf = ({world, id, live_mode}: Call) => {
  const customer = world.store.customers.get(id);
  return customer?.live_mode === live_mode ? customer : undefined;
};
const withCustomer =
  (handler: (call: Call, customer: Customer) => Response | Promise<Response>): Handler =>
  call => {
    const customer = customerOf(call);
    return customer ? handler(call, customer) : notFound();
  };

export const listCustomers: Handler = ({world, query, live_mode}) =>
  listOf(
    '/customers',
    [...world.store.customers.values()].filter(
      customer =>
        customer.live_mode === live_mode &&
        customer.reference_id === (query.get('reference_id') ?? customer.reference_id),
    ),
    query,
    customer => showCustomer(world, customer),
  );

export const createCustomer: Handler = async call => {
  const {world, request, live_mode} = call;
  const {reference_id} = await readJson(request, customerRequest);
  if (isTaken(world.store.customers.values(), reference_id, call)) return conflict();
  const customer = {id: freshId('cus'), reference_id, live_mode, created: world.now()};
  world.store.customers.set(customer.id, customer);
  customerEvent(world, 'create', customer);
  return Response.json(showCustomer(world, customer), {status: 201});
};

export const retrieveCustomer = withCustomer(({world}, customer) =>
  Response.json(showCustomer(world, customer)),
);

export const updateCustomer = withCustomer(async (call, customer) => {
  const {reference_id} = await readJson(call.request, customerRequest);
  if (isTaken(call.world.store.customers.values(), reference_id, call)) return conflict();
  customer.reference_id = reference_id;
  customerEvent(call.world, 'update', customer);
  return Response.json(showCustomer(call.world, customer), {status: 202});
});

export const deleteCustomer = withCustomer(({world}, customer) => {
  world.store.customers.delete(customer.id);
  customerEvent(world, 'delete', customer);
  return accepted();
});
