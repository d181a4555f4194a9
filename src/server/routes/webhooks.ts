import {flatpeakEvent} from '../api/schemas/events.js';
import {handleEvent} from '../events/handle-event.js';
import {parseBody, parseJsonBytes, readBytes, requireJsonContentType} from '../http/body.js';
import {HttpError, toHttpError, type HttpErrorCode} from '../http/errors.js';
import {hasParsedBody} from '../http/parsed-body.js';
import {jsonResponse} from '../http/response.js';
import type {Services} from '../services.js';
import type {WebhookRefusal, WebhookRefusalCause} from '../webhooks/refusal.js';
import type {FlatpeakRoute} from './route.js';

/**
 * `POST {base}/webhooks`, called by Flatpeak: verifies the raw body, stores the event, completes the
 * session that it reports, and calls `onEvent`. Duplicates get 200 (no redelivery); a throwing
 * `onEvent` gets 500 (redelivery). Without the option `webhook` the route does not exist. The
 * operator gets the cause of a refusal, the sender does not.
 */
export const webhooksRoute: FlatpeakRoute = {
  audience: 'flatpeak',
  method: 'POST',
  path: '/webhooks',
  includesSubpaths: true,

  async handle(request, services) {
    try {
      const result = await receive(request, services);
      services.countWebhook(RESULTS[result]);
      if (result === 'busy') throw new HttpError('event_busy', {'retry-after': '30'});
      return jsonResponse({});
    } catch (error) {
      const status = toHttpError(error).status;
      if (status !== 503) services.countWebhook(status < 500 ? 'refused' : 'failed');
      throw error;
    }
  },
};

const RESULTS = {handled: 'handled', done: 'duplicate', busy: 'busy'} as const;

async function receive(request: Request, services: Services) {
  const refuse = (cause: WebhookRefusalCause) => services.refusals.refused({cause});
  const {verify, webhooksPath} = services;
  if (!verify) {
    refuse('not_configured');
    throw new HttpError('not_found');
  }
  const body = await readDelivery(request).catch(refusing(refuse));
  const path = new URL(request.url).pathname.slice(webhooksPath.length + 1);
  let refusal: WebhookRefusal = {cause: 'verifier'};
  const isGenuine = await verify(
    {headers: request.headers, path, body},
    cause => (refusal = cause),
  );
  if (!isGenuine) {
    services.refusals.refused(hasParsedBody(request) ? {cause: 'body_parsed'} : refusal);
    throw new HttpError('webhook_refused');
  }
  const event = await readEvent(body).catch(refusing(refuse));
  return handleEvent(event, services, 'webhook');
}

async function readDelivery(request: Request) {
  requireJsonContentType(request);
  return readBytes(request);
}

const readEvent = async (body: Uint8Array) => parseBody(flatpeakEvent, parseJsonBytes(body));

const CAUSES: Partial<Record<HttpErrorCode, WebhookRefusalCause>> = {
  body_not_json_type: 'content_type',
  body_too_large: 'body_too_large',
  body_not_json: 'body_unreadable',
  body_invalid: 'event_unreadable',
};

/** Reports the cause of an error, and throws it on. */
const refusing = (refuse: (cause: WebhookRefusalCause) => void) => (error: unknown) => {
  const cause = error instanceof HttpError ? CAUSES[error.code] : undefined;
  if (cause) refuse(cause);
  throw error;
};
