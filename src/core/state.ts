import type {Direction, Page} from '../protocol/routes.js';
import type {Outcome} from '../protocol/session-complete.js';
import type {ConnectError, Rejection} from './errors.js';

/** How a session ended, for the site. Carries no token, except in `callbackUrl`. */
export interface ConnectResult {
  readonly outcome: Outcome;
  readonly direction: Direction | undefined;
  readonly liveMode: boolean;
  /** The provider's name, if a page showed it. */
  readonly provider: string | undefined;
  /** The tariff's name, if a page showed it. */
  readonly tariff: string | undefined;
  /** The site's callback URL with the token; undefined if the redirect policy does not allow it. */
  readonly callbackUrl: URL | undefined;
}

/**
 * Everything that a view needs; replaced, never mutated. `step` identifies the page on screen: it
 * increases with each new page and stays the same when the service rejects an answer or the same
 * page is read again, so that the customer's input is kept.
 */
export type ConnectState =
  | {readonly status: 'idle'; readonly page?: undefined; readonly step: number}
  | {readonly status: 'busy'; readonly page?: Page; readonly step: number}
  | {
      readonly status: 'page';
      readonly page: Page;
      readonly step: number;
      readonly rejection?: Rejection;
    }
  | {
      readonly status: 'leaving';
      readonly page: Page<'redirect'>;
      readonly step: number;
      /** The URL to navigate to, with the token. */
      readonly url: URL;
    }
  | {
      readonly status: 'complete';
      readonly page: Page<'session-complete'>;
      readonly step: number;
      readonly result: ConnectResult;
    }
  | {
      readonly status: 'failed';
      readonly page?: Page;
      readonly step: number;
      readonly error: ConnectError;
      /** The page that could not be read, with the actions that are possible on it. */
      readonly refused?: Page;
    };

/** Whether the customer can answer or act: a page is on screen and no turn is in flight. */
export const isOpen = ({status}: ConnectState): boolean => status === 'page' || status === 'failed';

/** Whether the session is complete; one that was merely closed can be restarted. */
export const isOver = (state: ConnectState): boolean =>
  state.status === 'complete' && state.result.outcome !== 'closed';
