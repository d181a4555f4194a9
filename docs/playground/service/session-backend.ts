import {hashToken} from '../../../src/protocol/token-hash.js';
import type {Journey} from '../../../src/protocol/api-versions.js';
import type {PlaygroundState} from '../state.js';
import {conversationFault} from './faults.js';
import type {PlaygroundUrls} from './urls.js';

const FIRST_PAGES: Readonly<Record<Journey, string>> = {
  tariff: 'postal-address',
  vpp: 'vpp-landing',
};

/**
 * The body of `POST /simulator/sessions` for a state; undefined if the companion opens its sessions,
 * which it does unless they begin elsewhere or have a fault.
 * @param urls where the provider's login returns to; a session without them cannot return
 */
export function sessionSetup(
  {page, fault, version, journey, direction}: PlaygroundState,
  urls?: PlaygroundUrls,
): object | undefined {
  if (page === 'first' && fault === 'none') return undefined;
  return {
    page: page === 'first' ? FIRST_PAGES[journey] : page,
    api_version: version,
    direction,
    ...(urls && {connect_web_uri: urls.frame, callback_uri: `${urls.backend}/callback`}),
    ...(fault !== 'none' && {faults: [conversationFault(fault)]}),
  };
}

/**
 * Answers `POST …/connect-token` with sessions of the simulator's controls. A session whose token's
 * hash is asked for is given again, as the companion does.
 */
export function sessionBackend(
  setup: object,
  createSession: (setup: object) => Promise<Response>,
): (request: Request) => Promise<Response> {
  const created = new Map<string, string>();
  return async request => {
    const {resume} = (await request.json().catch(() => ({}))) as {resume?: string};
    const known = created.get(resume ?? '');
    if (known) return Response.json({connect_token: known});
    const response = await createSession(setup);
    const {connect_token: token} = (await response.clone().json()) as {connect_token?: string};
    if (token) created.set(await hashToken(token), token);
    return response;
  };
}
