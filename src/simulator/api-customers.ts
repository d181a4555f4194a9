import * as z from 'zod/mini';
import {
  accepted,
  conflict,
  isTaken,
  listOf,
  moment,
  notFound,
  text,
  type Call,
  type Handler,
} from './api-call.js';
import {readJson} from './connect.js';
import {freshId} from './random.js';
import type {Customer, World} from './store.js';

const customerRequest = z.object({reference_id: text});

function showCustomer({store, accountId}: World, customer: Customer): object {
  return {
    id: customer.id,
    object: 'customer',
    live_mode: customer.live_mode,
    reference_id: customer.reference_id,
    locations: [...store.locations.values()]
      .filter(({customer_id}) => customer_id === customer.id)
      .map(({id}) => id),
    time_created: moment(customer.created),
    account_id: accountId,
  };
}

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
  return Response.json(showCustomer(world, customer), {status: 201});
};

export const retrieveCustomer = withCustomer(({world}, customer) =>
  Response.json(showCustomer(world, customer)),
);

export const updateCustomer = withCustomer(async (call, customer) => {
  const {reference_id} = await readJson(call.request, customerRequest);
  if (isTaken(call.world.store.customers.values(), reference_id, call)) return conflict();
  customer.reference_id = reference_id;
  return Response.json(showCustomer(call.world, customer), {status: 202});
});

export const deleteCustomer = withCustomer(({world}, {id}) => {
  world.store.customers.delete(id);
  return accepted();
});
