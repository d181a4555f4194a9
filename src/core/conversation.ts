import {
  DEFAULT_API_VERSION,
  SERVICE_LEADS_BACK,
  type ApiVersion,
} from '../protocol/api-versions.js';
import type {Page} from '../protocol/routes.js';
import {withoutData} from '../protocol/without-data.js';
import {withToken} from '../protocol/token-url.js';
import {carryOver, NO_ANSWERS, popHistory, prefill, pushHistory, type Answers} from './answers.js';
import type {TurnResult} from './turn-client.js';
import {ConnectError, type Rejection} from './errors.js';
import {isEnding, outcomeOf, type LastAction} from './outcome.js';
import {checkRedirectUrl, isSameUrlIgnoringQuery, type RedirectPolicy} from './redirect-policy.js';
import {nameOf, storedTariff, tariffShownBy, type ShownTariff} from './shown-tariff.js';
import type {ConnectState} from './state.js';

/** A conversation with the service; replaced, never mutated. */
export interface Conversation extends ShownTariff {
  readonly state: ConnectState;
  /** Which redirect URLs are allowed; `live` comes from the page. */
  readonly redirectPolicy: Omit<RedirectPolicy, 'live'>;
  /** The URL where sessions end: the site's, or else that of the first end. */
  readonly callbackUrl: string | undefined;
  readonly apiVersion: ApiVersion;
  /** The connect token; empty until one was fetched. */
  readonly token: string;
  /** The token that came back from a provider's page. */
  readonly returnToken?: string | undefined;
  /** The token of the session that the page on screen belongs to. */
  readonly pageToken: string;
  /** The route of the service's last page; the page on screen may be an earlier one. */
  readonly serverRoute: string;
  readonly answers: Answers;
  /** Whether the last turn failed, so that the service may be ahead of the page on screen. */
  readonly isUncertain: boolean;
  /** Whether the last turn only read the page. */
  readonly isReading: boolean;
  /** The page that the service shows, if it cannot be read: in place of its data, an error. */
  readonly refused?: Page | undefined;
  /** The action that has had no reply yet: it is in flight, or its reply was lost or not understood. */
  readonly lastAction?: LastAction | undefined;
}

/** A conversation before its first page. */
export const newConversation = ({
  token,
  callbackUrl,
  redirectPolicy,
  apiVersion = DEFAULT_API_VERSION,
  returnToken,
}: Pick<Conversation, 'token' | 'callbackUrl' | 'redirectPolicy' | 'returnToken'> & {
  apiVersion?: ApiVersion | undefined;
}): Conversation => ({
  token,
  returnToken,
  callbackUrl,
  redirectPolicy,
  apiVersion,
  state: {status: 'idle', step: 0},
  pageToken: '',
  serverRoute: '',
  answers: NO_ANSWERS,
  isUncertain: false,
  isReading: false,
});

/**
 * The conversation after a reply. The first row that matches applies.
 *
 * | reply     | condition                                             | result                                |
 * | --------- | ----------------------------------------------------- | ------------------------------------- |
 * | error     | kind `rate-limit`: the service ignored the request    | `failed`                              |
 * | error     | any other kind                                        | `failed`, uncertain                   |
 * | rejection |                                                       | `page`: same page, with the rejection |
 * | redirect  | to the callback URL; if none is known, after an       | as a page of kind `session-complete`  |
 * |           | action that ends the session (unless this turn was a  |                                       |
 * |           | read)                                                 |                                       |
 * | redirect  | to a URL that the policy does not allow               | `failed`, uncertain, with its actions |
 * | page      | cannot be read                                        | `failed`, uncertain, with its actions |
 * | page      | first page of another session                         | start over, enter                     |
 * | page      | a read found no change since the customer went back   | `page`: the earlier page stays        |
 * | page      | after BACK                                            | take it from the history, enter       |
 * | page      | another route than on screen                          | add to the history (1), enter         |
 * | page      | same route as on screen                               | enter                                 |
 *
 * (1) Where only the service leads back, the history is of no use: a page from memory is one that
 * the service has left. It begins anew with each page, and has the page before a redirect only, which
 * is the widget's own page and offers nothing.
 *
 * To enter a page is to fill in the customer's earlier answers and to go to `leaving` (redirect),
 * `complete` (end of the session) or `page` (any other kind).
 */
export function next(conversation: Conversation, reply: TurnResult | ConnectError): Conversation {
  if (reply instanceof ConnectError) return fail(conversation, reply);
  if (!('page' in reply)) return reject(conversation, reply.rejection);
  if (reply.error) return refuse(conversation, reply.page, reply.error);
  const page = isEnd(conversation, reply.page) ? endOf(reply.page) : reply.page;
  if (page.kind === 'redirect' && !redirectUrl(conversation, page))
    return refuse(
      conversation,
      withoutData(page),
      new ConnectError('protocol', 'The redirect URL is not allowed.'),
    );
  const entered = advance(conversation, page, reply.rejection);
  // A page that is not understood says nothing about the action.
  const lastAction = page.kind === 'unknown' ? conversation.lastAction : undefined;
  return {...entered, isUncertain: false, lastAction, refused: undefined};
}

/** Whether this is the page itself, and not one in its place. */
const isReadable = ({kind}: Page): boolean => kind !== 'server-error';

function advance(conversation: Conversation, page: Page, rejection?: Rejection): Conversation {
  let current = conversation;
  const {state, serverRoute, token, pageToken, isReading} = conversation;
  const {page: shown, step} = state;
  if (page.kind === 'session-complete')
    current = {...current, callbackUrl: current.callbackUrl ?? page.data.callbackUrl};
  if (pageToken !== token) current = startOver(current);
  else if (shown && isReading && shown.route !== serverRoute && page.route === serverRoute)
    return {...current, state: {status: 'page', page: shown, step}};
  else current = {...current, answers: withHistory(current, page)};
  const isBack = current.lastAction?.action === 'BACK';
  // The answer waits until its page can be read.
  const [filled, answers] = isReadable(page)
    ? prefill(current.answers, page, isBack)
    : [page, current.answers];
  const from = pageToken === token && shown && isReadable(shown) ? shown : undefined;
  return enter({...current, answers, serverRoute: page.route}, filled, {rejection, from});
}

/** The answers with the history at a page that the service sent. */
function withHistory({answers, state, apiVersion, lastAction}: Conversation, page: Page): Answers {
  const {page: shown} = state;
  if (lastAction?.action === 'BACK') return popHistory(answers, page);
  if (!shown || shown.route === page.route) return answers;
  const kept = SERVICE_LEADS_BACK[apiVersion] ? {...answers, history: []} : answers;
  const isReturnable = shown.kind !== 'redirect' && isReadable(shown);
  return isReturnable && (kept === answers || page.kind === 'redirect')
    ? pushHistory(kept, shown)
    : kept;
}

/** The conversation while a turn is in flight. */
export const busy = (conversation: Conversation): Conversation => ({
  ...conversation,
  state: {status: 'busy', ...shownBy(conversation.state)},
});

/** Back to the last page of the history, without a request. */
export function goBack(conversation: Conversation): Conversation {
  const history = [...conversation.answers.history];
  const page = history.pop();
  const answers = {...conversation.answers, history};
  if (!page) return conversation;
  // Where the service is ahead is known, and the customer leaves that page.
  const isUncertain = conversation.isUncertain && !conversation.refused;
  return enter({...conversation, answers, isUncertain, refused: undefined}, page);
}

/** Closes the session at a page, without a request. */
export const closeAt = (conversation: Conversation, page: Page): Conversation =>
  enter({...conversation, lastAction: {kind: page.kind, action: 'CLOSE'}}, endOf(page));

/**
 * The conversation where the service shows a page that cannot be read. The page on screen stays, for
 * another answer; without one, what can be read of the refused page takes its place.
 */
function refuse(conversation: Conversation, refused: Page, error: ConnectError): Conversation {
  const {state, pageToken, token, lastAction} = conversation;
  const hasPage = state.page && isReadable(state.page) && pageToken === token;
  const current = hasPage ? conversation : advance(conversation, refused);
  const stored = storedTariff(refused) ?? current.stored;
  return fail({...current, lastAction, refused, stored}, error);
}

const fail = (conversation: Conversation, error: ConnectError): Conversation => ({
  ...conversation,
  isUncertain: conversation.isUncertain || error.kind !== 'rate-limit',
  state: {
    status: 'failed',
    error,
    ...shownBy(conversation.state),
    ...(conversation.refused && {refused: conversation.refused}),
  },
});

function reject(conversation: Conversation, rejection: Rejection): Conversation {
  const {state} = conversation;
  const {page, step} = state;
  return {
    ...conversation,
    isUncertain: false,
    lastAction: undefined,
    state: page ? {status: 'page', page, step, rejection} : state,
  };
}

/** What is on screen in a state. */
const shownBy = ({page, step}: ConnectState) => ({step, ...(page && {page})});

/** Another session: only the answers are kept. */
const startOver = (conversation: Conversation): Conversation => ({
  ...newConversation(conversation),
  state: conversation.state,
  isReading: conversation.isReading,
  pageToken: conversation.token,
  answers: carryOver(conversation.answers),
});

function enter(
  conversation: Conversation,
  page: Page,
  {
    rejection,
    from,
  }: {readonly rejection?: Rejection | undefined; readonly from?: Page | undefined} = {},
): Conversation {
  const {state} = conversation;
  const isSame = state.page?.route === page.route && isReadable(state.page) === isReadable(page);
  const step = isSame ? state.step : state.step + 1;
  const current = {...conversation, ...tariffShownBy(page, conversation, from)};
  return {...current, state: stateAt(current, page, step, rejection)};
}

function stateAt(
  conversation: Conversation,
  page: Page,
  step: number,
  rejection?: Rejection,
): ConnectState {
  if (page.kind === 'session-complete') return complete(conversation, page, step);
  const url = page.kind === 'redirect' && redirectUrl(conversation, page);
  if (url) return {status: 'leaving', page, step, url: withToken(url, conversation.token)};
  return {status: 'page', page, step, ...(rejection && {rejection})};
}

function complete(
  conversation: Conversation,
  page: Page<'session-complete'>,
  step: number,
): ConnectState {
  const {state, lastAction, stored, provider, tariff, redirectPolicy, summary} = conversation;
  const isFound = !lastAction && (conversation.isReading || conversation.isUncertain);
  const outcome = outcomeOf(lastAction, stored, !isFound);
  const {live_mode: live, data} = page;
  return {
    status: 'complete',
    page: {
      ...page,
      data: {...data, outcome, closedByCustomer: lastAction?.action === 'CLOSE', summary},
    },
    step,
    result: {
      ...{outcome, provider: nameOf(provider), tariff, liveMode: live},
      // A redirect to the callback has no direction: take that of the page before.
      direction: page.direction ?? state.page?.direction,
      callbackUrl: checkRedirectUrl(data.callbackUrl, {...redirectPolicy, live}),
    },
  };
}

/** The service redirects to the callback URL by the same route as to a provider's login. */
function isEnd({isReading, lastAction, callbackUrl}: Conversation, page: Page): boolean {
  if (page.kind !== 'redirect') return false;
  if (callbackUrl) return isSameUrlIgnoringQuery(page.data.url, callbackUrl);
  return !isReading && isEnding(lastAction);
}

const redirectUrl = ({redirectPolicy}: Conversation, {data, live_mode: live}: Page<'redirect'>) =>
  checkRedirectUrl(data.url, {...redirectPolicy, live});

/** The end of a session at a page, or at the callback URL of a redirect. */
const endOf = (page: Page): Page<'session-complete'> => ({
  ...page,
  kind: 'session-complete',
  actions: [],
  data: {
    callbackUrl: page.kind === 'redirect' ? page.data.url : '',
    outcome: undefined,
    closedByCustomer: false,
    summary: undefined,
  },
});
