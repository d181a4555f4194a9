import {STARTS, typeOfPage, type ApiVersion, type Page} from './routes.js';

/** What the client posts: a read, an answer, or an action. Nothing else is ever sent. */
export interface ConnectRequest {
  readonly connect_token: string;
  readonly route: string;
  readonly data?: object;
  readonly action?: string;
}

/** Opens a conversation, or reads the page where one stands (`resume`). Changes nothing. */
export const startRequest = (
  connect_token: string,
  apiVersion: ApiVersion,
  how: 'open' | 'resume' = 'open',
): ConnectRequest => ({connect_token, ...STARTS[apiVersion][how]});

/** The customer's answer to a page. */
export function answerRequest(connect_token: string, page: Page, answer: object): ConnectRequest {
  const {route, data} = page;
  const type = typeOfPage(page);
  // The table pairs a kind with its answer and data; a look-up in it cannot say so to the compiler.
  const said = answer as never;
  return type?.toAction
    ? {connect_token, route, action: type.toAction(said)}
    : {connect_token, route, data: type?.toWire?.(said, data as never) ?? answer};
}

/**
 * Something that the page offers besides answering it.
 * @param about what it is done to, where the page shows several things
 */
export const actionRequest = (
  connect_token: string,
  page: Page,
  action: string,
  about?: object,
): ConnectRequest => ({
  connect_token,
  route: page.route,
  action,
  ...(about && {data: about}),
});
