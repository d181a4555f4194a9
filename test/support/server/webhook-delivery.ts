import type {WebhookVerifier} from '../../../src/server/index.js';
import {at, listAt, ORIGIN, startCompanion, type CompanionOptions, type Json} from './companion.js';

export const WEBHOOKS = `${ORIGIN}/flatpeak/webhooks`;
const json = {'content-type': 'application/json'};

/** The body of a delivery. */
export const eventOf = (id: string, rest: object = {}) =>
  JSON.stringify({
    id,
    object: 'event',
    time_created: '2026-06-13T15:00:00Z',
    type: 'tariff.expired',
    data: {live_mode: false, location_id: 'loc_1', tariff_id: 'trf_1', account_id: 'acc_1'},
    ...rest,
  });

/** A request to the webhook URL. */
export const delivery = (body: BodyInit, headers: Record<string, string> = {}, path = '') =>
  new Request(WEBHOOKS + path, {method: 'POST', headers: {...json, ...headers}, body});

/** Accepts every delivery. */
export const always: WebhookVerifier = async () => true;

/** Types of the alerts in the body of `GET {base}/tariffs`. */
export const alertsOf = (tariffs: Json) =>
  listAt(tariffs, 'locations.0.alerts').map(alert => at(alert, 'type'));

/** A companion that accepts every delivery, and the ids of the events that it passed on. */
export function startReceiver(options: CompanionOptions = {}) {
  const eventIds: string[] = [];
  const companion = startCompanion({
    webhook: {verify: always},
    onEvent: ({id}) => void eventIds.push(id),
    ...options,
  });
  return {...companion, eventIds};
}
