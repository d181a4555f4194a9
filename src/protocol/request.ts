import {pageTypeOf, START_ROUTES, type Dialect, type Page} from './routes.js';

/** What the client posts: a read, an answer, or an action. Nothing else is ever sent. */
export interface ConnectRequest {
  readonly connect_token: string;
  readonly route: string;
  readonly data?: object;
  readonly action?: string;
}

/** Opens the conversation, or reads the page where it stands. Changes nothing. */
export const startRequest = (connect_token: string, dialect: Dialect): ConnectRequest => ({
  connect_token,
  route: START_ROUTES[dialect],
});

/** The customer's answer to a page. */
export const answerRequest = (
  connect_token: string,
  page: Page,
  answer: object,
): ConnectRequest => ({
  connect_token,
  route: page.route,
  data: pageTypeOf(page.route)?.toWire?.(answer as never) ?? answer,
});

/** Something that the page offers besides answering it. */
export const actionRequest = (
  connect_token: string,
  page: Page,
  action: string,
): ConnectRequest => ({
  connect_token,
  route: page.route,
  action,
});
