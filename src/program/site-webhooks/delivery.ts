import {setTimeout as wait} from 'node:timers/promises';
import type {Outbox, OutgoingWebhook} from './outbox.js';
import type {SiteWebhookSettings} from '../settings/settings.js';
import {webhookHeaders} from './signature.js';

/** How long the site has to take a webhook, in ms. */
const TIMEOUT_MS = 15_000;

/** How often to look for webhooks that are due, in ms. */
const INTERVAL_MS = 1000;

export interface DeliveryOptions {
  readonly outbox: Outbox;
  readonly settings: SiteWebhookSettings;
  readonly onError: (error: unknown) => void;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  /** Stops before the next webhook. */
  readonly signal?: AbortSignal;
}

/** Thrown, and reported, where the site took a webhook in none of its attempts. */
export class DeadWebhookError extends Error {
  override name = 'DeadWebhookError';
}

/** Reported where the site did not take a webhook in the first attempt. */
export class UndeliveredWebhookError extends Error {
  override name = 'UndeliveredWebhookError';
}

/** Such as `ECONNREFUSED`: `fetch` wraps every failed connection in a TypeError. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'error';
  const {cause} = error;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.name;
}

/** What came of an attempt; undefined if the site has taken it. */
async function send(
  {id, body}: OutgoingWebhook,
  {url, key}: SiteWebhookSettings,
  now: number,
): Promise<string | undefined> {
  try {
    const {ok, status} = await fetch(url, {
      method: 'POST',
      headers: webhookHeaders(id, body, key, now),
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return ok ? undefined : `${status}`;
  } catch (error) {
    return nameOf(error);
  }
}

/** Sends the webhooks that are due, one after the other. */
export async function deliverDue(options: DeliveryOptions): Promise<void> {
  const {outbox, settings, onError, now = Date.now, signal} = options;
  while (!signal?.aborted) {
    const webhook = await outbox.take();
    if (!webhook) return;
    const result = await send(webhook, settings, now());
    if (result === undefined) await outbox.remove(webhook);
    else if (await outbox.postpone(webhook, result))
      onError(
        new DeadWebhookError(
          `The site did not take the webhook ${webhook.id} (${webhook.type}); the last answer was ${result}. Send it again with: flatpeak-connect webhooks resend ${webhook.id}`,
        ),
      );
    // Not each attempt: the log would hide everything else while the site is down.
    else if (webhook.attempts === 1)
      onError(
        new UndeliveredWebhookError(
          `The site did not take the webhook ${webhook.id} (${webhook.type}); the answer was ${result}. The program tries again for three days.`,
        ),
      );
  }
}

/**
 * Delivers webhooks until it is stopped.
 * @returns a function that stops it, and resolves when the present delivery has ended
 */
export function startDelivery(options: DeliveryOptions): () => Promise<void> {
  const abort = new AbortController();
  const {signal} = abort;
  const run = (async () => {
    while (!signal.aborted) {
      await deliverDue({...options, signal}).catch(options.onError);
      await wait(INTERVAL_MS, undefined, {signal}).catch(() => {});
    }
  })();
  return () => {
    abort.abort();
    return run;
  };
}
