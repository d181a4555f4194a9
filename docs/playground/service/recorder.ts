import {withoutTokens, pretty, type Exchange, type Outcome} from './exchange.js';

type Fetch = (request: Request) => Promise<Response>;

/** Between whom requests are, and their path as a site sees it. */
export interface Leg extends Pick<Exchange, 'from' | 'to'> {
  readonly pathOf: (url: URL) => string;
}

let count = 0;

const shown = (text: string) => pretty(withoutTokens(text));

/** The same `fetch`, which reports each request when it is sent and when it has ended. */
export const recorded =
  (fetch: Fetch, {from, to, pathOf}: Leg, report: (exchange: Exchange) => void): Fetch =>
  async request => {
    const {method, url} = request;
    const at = Date.now();
    const base = {id: ++count, at, from, to, method, path: withoutTokens(pathOf(new URL(url)))};
    const body = shown(method === 'GET' ? '' : await request.clone().text());
    const tell = (outcome: Outcome) => report({...base, body, outcome});
    tell({state: 'pending'});
    try {
      const response = await fetch(request);
      const text = await response.clone().text();
      tell({state: 'done', ms: Date.now() - at, status: response.status, body: shown(text)});
      return response;
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'The request was aborted.';
      tell({state: 'failed', ms: Date.now() - at, reason});
      throw error;
    }
  };
