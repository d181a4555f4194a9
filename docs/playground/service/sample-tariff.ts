import {parseReply} from '../../../src/protocol/reply.js';
import {
  actionRequest,
  answerRequest,
  startRequest,
  type ConnectRequest,
} from '../../../src/protocol/request.js';
import {PAGE_TYPES, type Page} from '../../../src/protocol/routes.js';
import type {ApiVersion} from '../../../src/protocol/api-versions.js';
import {SAMPLE_ADDRESS, SAMPLE_PROVIDERS} from '../samples.js';

/** How a customer reaches the service and the site's backend. */
export interface CustomerRequests {
  /** Sends one turn of the conversation. */
  readonly turn: (body: ConnectRequest) => Promise<unknown>;
  /** Presses a button on the provider's login page. */
  readonly login: (url: string, step: string) => Promise<void>;
  /** Posts to a route of the companion. */
  readonly post: (route: string, body: object) => Promise<unknown>;
}

/** The pages that show the tariff. */
const SUMMARIES: ReadonlySet<string> = new Set(['tariff-summary', 'tariff-list']);
const ENDINGS = ['SAVE', 'CLOSE'];
const MAX_PAGES = 10;

/**
 * Connects a tariff as a customer does, through the companion, with a provider whose price changes.
 * @returns the location's id
 */
export async function connectSample(
  {turn, login, post}: CustomerRequests,
  version: ApiVersion,
  direction: string,
): Promise<string> {
  const {connect_token: token} = (await post('connect-token', {direction})) as {
    connect_token: string;
  };
  const send = async (request: ConnectRequest): Promise<Page> => {
    const reply = parseReply(await turn(request));
    if ('error' in reply) throw new Error(reply.error.message);
    return reply.page;
  };
  let page = await send(startRequest(token, version));
  for (let pages = 0; pages < MAX_PAGES && !SUMMARIES.has(page.kind); pages++) {
    if (page.kind === 'redirect') {
      await login(page.data.url, 'allow');
      page = await send(startRequest(token, version));
    } else page = await send(answerRequest(token, page, answerTo(page), PAGE_TYPES));
  }
  const ending = ENDINGS.find(name => page.actions.includes(name));
  if (ending) await send(actionRequest(token, page, ending));
  const done = (await post('complete', {connect_token: token})) as {
    connections: readonly {location_id: string}[];
  };
  return done.connections[0]?.location_id ?? '';
}

function answerTo(page: Page): object {
  if (page.kind === 'postal-address') return {postal_address: SAMPLE_ADDRESS};
  if (page.kind !== 'provider-select')
    throw new Error(`There is no sample answer to ${page.kind}.`);
  const provider = page.data.providers.find(
    ({display_name}) => display_name === SAMPLE_PROVIDERS.DIRECT,
  );
  return {provider: {id: provider?.id}};
}
