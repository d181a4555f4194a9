import type {Fetch} from '../../../src/server/index.js';

/** Counts exchanges of tokens on their way to the simulator. */
export function countingExchanges() {
  const asked: string[] = [];
  const way = (request: Request, arrive: Fetch) => {
    const {searchParams, pathname} = new URL(request.url);
    // Busbar has it in the path.
    const [, inPath = ''] = /\/connect\/(cot_\w+)$/.exec(pathname) ?? [];
    const token = searchParams.get('connect_token') ?? inPath;
    if (request.method === 'GET' && token) asked.push(token);
    return arrive(request);
  };
  return {asked, way};
}
