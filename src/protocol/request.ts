import {START_REQUESTS, type ApiVersion, type Journey} from './api-versions.js';
import type {PageTypes} from './page-types.js';
import type {Page} from './routes.js';

/** The body of a request: a read, an answer or an action. */
export interface ConnectRequest {
  readonly connect_token: string;
  readonly route: string;
  readonly data?: object;
  readonly action?: string;
}

/** Opens a session, or reads its current page (`resume`). Changes nothing. */
export const startRequest = (
  connect_token: string,
  apiVersion: ApiVersion,
  how: 'open' | 'resume' = 'open',
  journey: Journey = 'tariff',
): ConnectRequest => {
  const request = START_REQUESTS[apiVersion][how];
  const isVpp = journey === 'vpp' && 'action' in request;
  return {connect_token, ...request, ...(isVpp && {action: 'VPP'})};
};

/**
 * The customer's answer to a page.
 * @param types those with which the page was read
 */
export function answerRequest(
  connect_token: string,
  page: Page,
  answer: object,
  types: PageTypes,
): ConnectRequest {
  const {route, data} = page;
  const type = types.of(page);
  // The route table pairs each kind with its answer and data; TypeScript cannot follow the look-up.
  const typed = answer as never;
  return type?.toAction
    ? {connect_token, route, action: type.toAction(typed)}
    : {connect_token, route, data: type?.toWire?.(typed, data as never) ?? answer};
}

/**
 * An action that the page offers.
 * @param target the item to act on, if the page lists several
 */
export const actionRequest = (
  connect_token: string,
  page: Page,
  action: string,
  target?: object,
): ConnectRequest => ({
  connect_token,
  route: page.route,
  action,
  ...(target && {data: target}),
});
