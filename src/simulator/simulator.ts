import {api} from './api.js';
import {connect} from './connect.js';
import {control} from './control.js';
import type {Country} from './countries.js';
import {login} from './login.js';
import {logo} from './logos.js';
import {providersOf} from './providers.js';
import {createStore, type ProviderEntry, type World} from './store.js';

/** The account that a simulator serves, unless told otherwise. */
export const DEFAULT_ACCOUNT_ID = 'acc_simulator0000000000000';
/** Opens test data. */
export const DEFAULT_API_KEY = 'sk_test_simulator';
/** Opens live data, which is as made up as the rest. */
export const DEFAULT_LIVE_API_KEY = 'sk_live_simulator';

export interface SimulatorOptions {
  /** Makes prices repeatable; default 1. */
  readonly seed?: number;
  /** The simulator's clock. */
  readonly now?: () => Date;
  /** Where the simulator is reached; its pages and logos are linked below it. */
  readonly publicUrl?: string;
  readonly accountId?: string;
  /** The only key that is accepted; live where it begins with `sk_live_`. */
  readonly apiKey?: string;
  /** How long a connect token lives, in seconds; default a day. */
  readonly tokenLifetime?: number;
}

/** A service that speaks the documented protocol and keeps real state, for as long as it lives. */
export interface Simulator {
  readonly publicUrl: string;
  /**
   * Answers a request to an address below `publicUrl`.
   * @throws ConnectionReset where a test asked for a broken connection
   * @throws the reason of the request's signal, where a test asked for an answer that never comes
   */
  fetch(request: Request): Promise<Response>;
}

function createWorld(options: SimulatorOptions): World {
  const publicUrl = (options.publicUrl ?? 'https://simulator.test').replace(/\/+$/, '');
  const {apiKey} = options;
  const keys = apiKey === undefined ? [DEFAULT_API_KEY, DEFAULT_LIVE_API_KEY] : [apiKey];
  const lists = new WeakMap<object, readonly ProviderEntry[]>();
  return {
    seed: options.seed ?? 1,
    now: () => (options.now?.() ?? new Date()).getTime(),
    publicUrl,
    accountId: options.accountId ?? DEFAULT_ACCOUNT_ID,
    keys: new Map(keys.map((key): [string, boolean] => [key, key.startsWith('sk_live_')])),
    tokenLifetime: options.tokenLifetime ?? 86_400,
    store: createStore(),
    providerList(country: Country, count?: number) {
      const providers = providersOf(country, count);
      const known = lists.get(providers);
      if (known) return known;
      const list = providers.map(({id, name}) => ({
        id,
        display_name: name,
        logo_url: `${publicUrl}/logos/${id}.svg`,
      }));
      lists.set(providers, list);
      return list;
    },
  };
}

type Handler = (world: World, request: Request, rest: string) => Response | Promise<Response>;

interface Mount {
  readonly path: RegExp;
  readonly methods: readonly string[];
  /** Whether pages of other origins may read the answers. */
  readonly shared: boolean;
  readonly handler: Handler;
}

const ANY = ['GET', 'POST', 'PATCH', 'DELETE'];

/** What is served where; the handler is given the part of the path in brackets. */
const MOUNTS: readonly Mount[] = [
  {path: /^\/connect\/?()$/, methods: ['POST'], shared: true, handler: connect},
  {path: /^\/api(\/.*)$/, methods: ANY, shared: true, handler: api},
  {path: /^\/simulator(\/.*)?$/, methods: ANY, shared: true, handler: control},
  {
    path: /^\/logos\/([^/]+)\.svg$/,
    methods: ['GET'],
    shared: true,
    handler: (_world, _request, id) => logo(id),
  },
  {path: /^\/login\/([^/]+)$/, methods: ['GET', 'POST'], shared: false, handler: login},
];

const PREFLIGHT = {
  'access-control-allow-methods': 'GET, POST, PATCH, DELETE, OPTIONS',
  'access-control-allow-headers': 'content-type, authorization, flatpeak-version',
  'access-control-max-age': '600',
};

/** The same answer, readable for every origin. */
function share(response: Response): Response {
  const headers = new Headers(response.headers);
  headers.set('access-control-allow-origin', '*');
  headers.set('access-control-expose-headers', 'retry-after');
  return new Response(response.body, {
    status: response.status,
    statusText: response.statusText,
    headers,
  });
}

async function serve(mount: Mount | undefined, world: World, request: Request, rest: string) {
  if (!mount) return Response.json({message: 'Not Found'}, {status: 404});
  if (mount.methods.includes(request.method)) return mount.handler(world, request, rest);
  const headers = {allow: mount.methods.join(', ')};
  return Response.json({message: 'Method Not Allowed'}, {status: 405, headers});
}

/** A simulator of the service: the conversation, the REST API and the providers' login pages. */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const world = createWorld(options);
  const base = new URL(world.publicUrl).pathname.replace(/\/$/, '');
  // Node follows the signal that a request was made with only while the request itself is
  // held by someone; without this, giving up a request that hangs may go unnoticed.
  const open = new Set<Request>();

  async function answer(request: Request): Promise<Response> {
    const {pathname} = new URL(request.url);
    const path = pathname.startsWith(base) ? pathname.slice(base.length) : '';
    const mount = MOUNTS.find(({path: pattern}) => pattern.test(path));
    const shared = mount?.shared ?? true;
    if (shared && request.method === 'OPTIONS') {
      return share(new Response(null, {status: 204, headers: PREFLIGHT}));
    }
    const [, rest = ''] = mount?.path.exec(path) ?? [];
    const response = await serve(mount, world, request, rest);
    return shared ? share(response) : response;
  }
  return {
    publicUrl: world.publicUrl,
    async fetch(request) {
      open.add(request);
      try {
        return await answer(request);
      } finally {
        open.delete(request);
      }
    },
  };
}
