import {setTimeout as delay} from 'node:timers/promises';
import {answerPages} from '../customer.js';
import {inParallel, type Answer} from './client.js';
import type {Ask, Fleet} from './fleet.js';
import type {Delivery} from './upstream.js';

/** A customer on the way to a connected tariff, and what the servers acknowledged so far. */
export interface Customer {
  readonly name: string;
  readonly nth: number;
  token?: string;
  /** Whether the session's pages are answered. */
  finished?: boolean;
  /** The locations that answers named; one, unless something went wrong. */
  readonly locations: Set<string>;
  connected?: boolean;
}

export const customer = (nth: number): Customer => ({
  nth,
  name: `customer-${nth}`,
  locations: new Set(),
});

/** What a server answers while the service fails, or while another request is at it. */
const PASSING: ReadonlySet<number> = new Set([502, 503, 504]);

/** Milliseconds before a refused request is repeated; the last one stays. */
const PAUSES = [20, 50, 100, 200] as const;

/** How often a request is repeated: for longer than any trouble lasts here. */
const PATIENCE = 200;

/** Repeats a request until it is taken, refused for good, or not answered at all. */
async function insist(send: () => Promise<Answer>): Promise<Answer> {
  for (let times = 0; ; times++) {
    const answer = await send();
    if (!PASSING.has(answer.status) || times === PATIENCE) return answer;
    await delay(PAUSES[times] ?? PAUSES.at(-1));
  }
}

const askOf = (route: Ask['route'], name: string, body: object): Ask => ({
  route,
  headers: {'x-customer': name, 'content-type': 'application/json'},
  body: JSON.stringify(body),
});

/**
 * Has what the customer finished completed, and notes which locations the answer names.
 * @returns whether it names any
 */
async function complete(
  fleet: Fleet,
  visitor: Customer,
  server: number,
  body: object,
): Promise<boolean> {
  const ask = askOf('complete', visitor.name, body);
  const {status, body: json} = await insist(() => fleet.ask(server, ask));
  if (status !== 200) return false;
  const {connections} = JSON.parse(json) as {connections: {location_id: string}[]};
  for (const {location_id} of connections) visitor.locations.add(location_id);
  return connections.length > 0;
}

/**
 * The customer goes on from wherever they were: opens a session, answers its pages, and has it
 * completed by the page and by the callback at once. Ends early where no answer comes.
 * @param isOneServer whether both go to the same server
 */
export async function visit(fleet: Fleet, visitor: Customer, isOneServer = false): Promise<void> {
  const {nth, name} = visitor;
  if (visitor.token === undefined) {
    const {status, body} = await insist(() => fleet.ask(nth, askOf('connect-token', name, {})));
    if (status !== 200) return;
    visitor.token = (JSON.parse(body) as {connect_token: string}).connect_token;
  }
  const {token} = visitor;
  if (!visitor.finished) {
    await answerPages(fleet.upstream.simulator, token, 'zero', {provider: 'library'});
    visitor.finished = true;
  }
  const answered = await Promise.all([
    complete(fleet, visitor, nth, {connect_token: token}),
    complete(fleet, visitor, nth + (isOneServer ? 0 : 1), {}),
  ]);
  visitor.connected = answered.every(Boolean);
}

/** The customer comes back: the page asks for the state of things. */
export async function visitAgain(fleet: Fleet, visitor: Customer): Promise<void> {
  visitor.connected = await complete(fleet, visitor, visitor.nth, {});
}

/**
 * Sends events with the latest first, every fourth of them twice at once, to different servers.
 * @returns those that no server took
 */
export async function deliver(
  fleet: Fleet,
  deliveries: readonly Delivery[],
  atOnce: number,
): Promise<Delivery[]> {
  const left: Delivery[] = [];
  const work = async ([nth, delivery]: [number, Delivery]) => {
    const {headers, body} = delivery;
    const servers = nth % 4 === 0 ? [nth, nth + 1] : [nth];
    const answers = await Promise.all(
      servers.map(server => fleet.ask(server, {route: 'webhooks', headers, body})),
    );
    if (!answers.some(({status}) => status === 200)) left.push(delivery);
  };
  await inParallel(atOnce, [...deliveries.toReversed().entries()], work);
  return left;
}

/** Sends events again and again, until every one was taken. */
export async function deliverAll(
  fleet: Fleet,
  deliveries: readonly Delivery[],
  atOnce: number,
): Promise<void> {
  let left = deliveries;
  for (let times = 0; left.length > 0; times++) {
    if (times === PATIENCE) throw new Error(`${left.length} events were never taken.`);
    if (times > 0) await delay(PAUSES[times] ?? PAUSES.at(-1));
    left = await deliver(fleet, left, atOnce);
  }
}
