import {flatpeakEvent} from '../api/schemas/events.js';
import {handleEvent} from '../events/handle-event.js';
import {parseBody, parseJsonBytes, readBytes, requireJsonContentType} from '../http/body.js';
import {HttpError} from '../http/errors.js';
import {jsonResponse} from '../http/response.js';
import type {FlatpeakRoute} from './route.js';

/**
 * `POST {base}/webhooks`, called by Flatpeak: verifies the raw body, stores the event, completes the
 * session that it reports, and calls `onEvent`. Duplicates get 200 (no redelivery); a throwing `onEvent` gets 500 (redelivery).
 * Without the option `webhook` the route does not exist.
 */
export const webhooksRoute: FlatpeakRoute = {
  audience: 'flatpeak',
  method: 'POST',
  path: '/webhooks',
  includesSubpaths: true,

  async handle(request, services) {
    const {verify, webhooksPath} = services;
    if (!verify) throw new HttpError('not_found');
    requireJsonContentType(request);
    const body = await readBytes(request);
    const path = new URL(request.url).pathname.slice(webhooksPath.length + 1);
    if (!(await verify({headers: request.headers, path, body}))) {
      throw new HttpError('webhook_refused');
    }
    const event = parseBody(flatpeakEvent, parseJsonBytes(body));
    if ((await handleEvent(event, services, 'webhook')) === 'busy') {
      throw new HttpError('event_busy', {'retry-after': '30'});
    }
    return jsonResponse({});
  },
};
