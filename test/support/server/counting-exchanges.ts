import type {Fetch} from '../../../src/server/index.js';

/** Counts exchanges of tokens on their way to the simulator. */
export function countingExchanges() {
  const asked: string[] = [];
  const way = (request: Request, arrive: Fetch) => {
    const token = new URL(request.url).searchParams.get('connect_token');
    if (request.method === 'GET' && token) asked.push(token);
    return arrive(request);
  };
  return {asked, way};
}
