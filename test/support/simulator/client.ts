import {
  createSimulator,
  DEFAULT_ACCOUNT_ID,
  DEFAULT_API_KEY,
  type Simulator,
  type SimulatorOptions,
} from '../../../src/simulator/index.js';

export const URL_BASE = 'https://simulator.test';

/** A plain JSON value that a test looks into. */
export type Json = null | boolean | number | string | Json[] | {[key: string]: Json};

export interface Answer {
  status: number;
  body: Json;
  headers: Headers;
}

/** The value below a path such as `data.provider.name`; null where there is none. */
export function at(value: Json, path: string): Json {
  return path
    .split('.')
    .reduce<Json>(
      (node, key) =>
        typeof node === 'object' && node !== null
          ? ((node as {[key: string]: Json})[key] ?? null)
          : null,
      value,
    );
}

export const textAt = (value: Json, path: string) => String(at(value, path));

export function listAt(value: Json, path: string): Json[] {
  const list = at(value, path);
  return Array.isArray(list) ? list : [];
}

async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  return {
    status: response.status,
    body: text ? (JSON.parse(text) as Json) : null,
    headers: response.headers,
  };
}

/** A simulator with a clock that a test moves, and the ways to speak with it. */
export function setUp(options: SimulatorOptions = {}) {
  const clock = {now: Date.parse('2026-06-13T15:20:00Z')};
  const simulator = createSimulator({now: () => new Date(clock.now), ...options});
  return {clock, simulator, ...speak(simulator)};
}

/** The ways to speak with a simulator. */
export function speak(simulator: Simulator) {
  const fetch = (path: string, init?: RequestInit) =>
    simulator.fetch(new Request(`${simulator.publicUrl}${path}`, init));
  const post = async (path: string, body: unknown) =>
    read(await fetch(path, {method: 'POST', body: JSON.stringify(body)}));

  /** One turn of the conversation. */
  const turn = (connect_token: string, route: string, rest: object = {}) =>
    post('/connect', {connect_token, route, ...rest});

  let bearer = '';
  const logIn = async (key = DEFAULT_API_KEY) => {
    const authorization = `Basic ${btoa(`${DEFAULT_ACCOUNT_ID}:${key}`)}`;
    const answer = await read(await fetch('/api/login', {headers: {authorization}}));
    bearer = textAt(answer.body, 'bearer_token');
    return answer;
  };
  /** A call of the REST API, signed in with the test key unless a test did so itself. */
  const api = async (method: string, path: string, body?: unknown) => {
    if (!bearer) await logIn();
    return read(
      await fetch(`/api${path}`, {
        method,
        headers: {authorization: `Bearer ${bearer}`},
        ...(body === undefined ? {} : {body: JSON.stringify(body)}),
      }),
    );
  };

  const standing = async (page: string, rest: object = {}): Promise<string> => {
    const answer = await post('/simulator/sessions', {page, ...rest});
    if (answer.status !== 200) throw new Error(textAt(answer.body, 'message'));
    return textAt(answer.body, 'connect_token');
  };
  const locationOf = async (token: string) => {
    const exchange = await api('GET', `/connect/tariff/token?connect_token=${token}`);
    return textAt(exchange.body, 'location_id');
  };

  return {
    fetch,
    post,
    turn,
    logIn,
    api,
    /** A token of a session that stands at a page. */
    standing,

    /** Something that a test lets happen, below `/simulator`. */
    async command(path: string, body?: unknown): Promise<Answer> {
      const answer = await read(
        await fetch(`/simulator${path}`, {
          method: 'POST',
          ...(body === undefined ? {} : {body: JSON.stringify(body)}),
        }),
      );
      if (answer.status >= 300) throw new Error(textAt(answer.body, 'message'));
      return answer;
    },
    /** What happened so far, oldest first. */
    async events(query = ''): Promise<Json[]> {
      const answer = await api('GET', `/events?${query}`);
      return listAt(answer.body, 'data').reverse();
    },

    locationOf,
    /** A location with a tariff that changes all the time. */
    connected: async (rest: object = {}) => locationOf(await standing('session-complete', rest)),

    /** A location with a tariff of these hours. */
    async connectedHours(hours: object[], rest: object = {}): Promise<string> {
      const token = await standing('time-of-day-rate', rest);
      await turn(token, 'rate_tod_capture', {data: {hours}});
      await turn(token, 'tariff_name_capture', {data: {tariff: {name: 'Day & Night'}}});
      await turn(token, 'contract_term_capture');
      await turn(token, 'summary_tou_confirm', {action: 'SAVE'});
      return locationOf(token);
    },

    restore: (token: string) => turn(token, 'session_restore'),

    /** A connect token as a host's backend asks for it. */
    async token(body: object = {}): Promise<string> {
      const answer = await api('POST', '/connect/tariff/token', {
        callback_uri: 'https://host.example/done?step=2',
        connect_web_uri: 'https://host.example/connect?lang=en',
        ...body,
      });
      return textAt(answer.body, 'connect_token');
    },

    /** Chooses a provider by its name on the provider page. */
    async choose(token: string, name: string): Promise<Answer> {
      const page = await turn(token, 'session_restore');
      const provider = listAt(page.body, 'data.providers').find(
        entry => at(entry, 'display_name') === name,
      );
      if (!provider) throw new Error(`no provider ${name}`);
      return turn(token, 'provider_select', {data: {provider: {id: at(provider, 'id')}}});
    },

    /** Posts one of the choices of the provider's login pages. */
    loginStep(address: string, token: string, step: string, query = '') {
      const url = new URL(address + query);
      url.searchParams.set('fp_cot', token);
      const body = new URLSearchParams({email: 'a@b.example', password: 'x', step});
      return simulator.fetch(new Request(url, {method: 'POST', body}));
    },
  };
}

/** Cheap from eleven to seven, dear by day. */
export const DAY_AND_NIGHT = [
  {valid_from: '07:00:00', valid_to: '23:00:00', cost: 0.3},
  {valid_from: '23:00:00', valid_to: '07:00:00', cost: 0.1},
];

export const GB_ADDRESS = {
  address_line1: '1-3',
  address_line2: 'Strand',
  city: 'London',
  state: 'Greater London',
  post_code: 'WC2N 5EH',
  country_code: 'GB',
};
