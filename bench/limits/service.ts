import {setTimeout as delay} from 'node:timers/promises';
import type {Fetch} from '../../src/server/index.js';
import type {Way} from '../../test/support/server/companion.js';

/** How long the service takes for an answer that a customer waits for, in milliseconds. */
const DELAY_MS = 50;

/** The way to a service that takes its time. */
export const answerLater: Way = async (request, arrive) => {
  await delay(DELAY_MS);
  return arrive(request);
};

/** A service inside the process, which answers at once and keeps nothing but counts. */
export interface LightService {
  readonly fetch: Fetch;
  /** How many requests it has answered, by method and path; ids of locations are `{id}`. */
  readonly counts: ReadonlyMap<string, number>;
}

export interface LightServiceOptions {
  /** Whether the session of a token is finished. */
  readonly isFinished: (token: string) => boolean;
  /** Called before each exchange of a token. */
  readonly onExchange?: () => void;
}

const EXCHANGE = 'GET /connect/tariff/token';

const postal_address = {
  ...{address_line1: '1-3', address_line2: 'Strand', city: 'London'},
  ...{state: '', post_code: 'WC2N 5EH', country_code: 'GB'},
};

const notFinished = () =>
  Response.json({object: 'error', code: 'not_found', message: 'Not finished.'}, {status: 404});

export function createLightService({
  isFinished,
  onExchange = () => {},
}: LightServiceOptions): LightService {
  const counts = new Map<string, number>();

  function exchange(token: string): Response {
    onExchange();
    if (!isFinished(token)) return notFinished();
    return Response.json({
      ...{id: token, object: 'connect_token', location_id: `loc_${token}`},
      ...{is_tariff_processed: true, complete_action: 'SAVE'},
    });
  }

  const answers: Record<string, (url: URL) => Response> = {
    'GET /login': () =>
      Response.json({bearer_token: 'bench', expires_in: 86_400, live_mode: false}),
    'GET /events': () => Response.json({object: 'list', data: [], has_more: false}),
    [EXCHANGE]: ({searchParams}) => exchange(searchParams.get('connect_token') ?? ''),
    'GET /locations/{id}': ({pathname}) =>
      Response.json({
        ...{id: pathname.replace('/locations/', ''), object: 'location'},
        ...{live_mode: false, postal_address},
      }),
  };

  return {
    counts,
    async fetch({method, url: text}) {
      const url = new URL(text);
      const call = `${method} ${url.pathname.replace(/^\/locations\/.+/, '/locations/{id}')}`;
      counts.set(call, (counts.get(call) ?? 0) + 1);
      const answer = answers[call];
      if (!answer) throw new Error(`This service knows no ${call}.`);
      return answer(url);
    },
  };
}
