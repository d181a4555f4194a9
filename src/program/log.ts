import {WebhookRefusedError} from '../server/index.js';
import {CustomerRefusedError} from './identity/customer-refusal.js';
import {DeviceRefusedError} from './identity/device.js';
import {LinkRefusedError} from './link/link-route.js';
import {DeadWebhookError, UndeliveredWebhookError} from './site-webhooks/delivery.js';

/** Errors whose message says all: they are not faults of the program. */
const WITHOUT_STACK = [
  WebhookRefusedError,
  CustomerRefusedError,
  DeviceRefusedError,
  LinkRefusedError,
  UndeliveredWebhookError,
  DeadWebhookError,
];

/** Writes an error to the log of the program. */
export function logError(error: unknown): void {
  const isNotice = WITHOUT_STACK.some(type => error instanceof type);
  console.error(isNotice ? (error as Error).message : error);
}
