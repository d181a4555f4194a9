import {
  actionRequest,
  answerRequest,
  startRequest,
  type ConnectRequest,
} from '../../../src/protocol/request.js';
import {parseReply} from '../../../src/protocol/reply.js';
import {ALL_PAGE_TYPES} from '../../../src/protocol/all-page-types.js';
import type {PageKind, Page} from '../../../src/protocol/routes.js';
import type {SupportedApiVersion} from '../../../src/server/index.js';
import {
  countryOf,
  sampleProviderNames,
  type ProviderSample,
  type Simulator,
} from '../../../src/simulator/index.js';
import {GB_ADDRESS, speak, textAt} from '../simulator/client.js';

const GB = countryOf('GB');
export const nameOf = (sample: ProviderSample) => (GB && sampleProviderNames(GB)[sample]) ?? '';

/** What the customer chooses in a session. */
export interface Choices {
  provider?: ProviderSample;
  /** What happens at the provider's login. */
  login?: 'allow' | 'slow';
}

/** The actions that end a session; the first that the last page offers is taken. */
const ENDINGS = ['SAVE', 'CLOSE'] as const;

/** The actions that lead from a connected tariff to the choice of another one. */
const CHANGES = ['RECONNECT', 'EDIT'] as const;

const LAST: ReadonlySet<PageKind> = new Set([
  'tariff-summary',
  'tariff-list',
  'connection-pending',
]);
const PAGES = 10;

/**
 * The customer of a session in GB goes through its pages, and saves. Pages are known by their
 * kind, whatever the API version calls them.
 */
export async function answerPages(
  simulator: Simulator,
  token: string,
  version: SupportedApiVersion,
  {provider = 'direct, changing price', login = 'allow'}: Choices = {},
): Promise<void> {
  const {post, loginStep} = speak(simulator);
  const send = async (request: ConnectRequest): Promise<Page> => {
    const reply = parseReply((await post('/connect', request)).body);
    if ('error' in reply) throw new Error(reply.error.message);
    return reply.page;
  };
  const read = () => send(startRequest(token, version));
  const act = (page: Page, names: readonly string[]) => {
    const action = names.find(name => page.actions.includes(name));
    if (!action) throw new Error(`${page.route} offers none of ${names.join(', ')}`);
    return send(actionRequest(token, page, action));
  };
  /** The customer's answer to a page. */
  const answer = (page: Page): object => {
    if (page.kind === 'postal-address') return {postal_address: GB_ADDRESS};
    if (page.kind === 'provider-select') {
      const name = nameOf(provider);
      return {provider: {id: page.data.providers.find(one => one.display_name === name)?.id}};
    }
    if (page.kind === 'tariff-select') return {tariff: {id: page.data.tariffs[0]?.id}};
    throw new Error(`This customer has no answer to ${page.route}.`);
  };

  let page = await read();
  // A location that has a tariff begins with its summary, or with what is wrong with it.
  if (LAST.has(page.kind) || page.kind === 'connection-failed') page = await act(page, CHANGES);
  for (let pages = 0; pages < PAGES; pages++) {
    if (LAST.has(page.kind)) {
      await act(page, ENDINGS);
      return;
    }
    if (page.kind === 'redirect') {
      await loginStep(page.data.url, token, login);
      page = await read();
    } else page = await send(answerRequest(token, page, answer(page), ALL_PAGE_TYPES));
  }
  throw new Error('This session does not end.');
}

/**
 * The customer connects an export tariff in a session of Busbar. No page of it is documented, so that
 * the tariff comes by the REST API.
 */
export async function connectExport(simulator: Simulator, token: string): Promise<void> {
  const {api} = speak(simulator);
  const session = await api('GET', `/connect/${token}`);
  const made = await api('POST', '/tariffs/elements', {
    ...{location_id: textAt(session.body, 'location_id'), direction: 'EXPORT', type: 'COMMODITY'},
    schedule: [{days_and_hours: [{hours: [ALL_DAY]}]}],
  });
  if (made.status >= 300) throw new Error(textAt(made.body, 'message'));
}

const ALL_DAY = {valid_from: '00:00:00', valid_to: '00:00:00', rate: [{fixed: 0.08}]};
