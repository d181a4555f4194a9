import {flatpeakEvent} from '../api/events.js';
import {handleEvent} from '../events/handle-event.js';
import {jsonAnswer} from '../http/response.js';
import {parseJson, readBody, readBytes, requireJsonType} from '../http/request.js';
import {Problem} from '../http/errors.js';
import type {ServiceRoute} from './route.js';

/**
 * `POST {base}/webhooks`, called by Flatpeak: verifies the raw bytes, stores the event and tells
 * the host. An event that is known already is a success, so that it is not sent again; one that
 * the host could not handle is a failure, so that it is. Without a verifier there is no such
 * address.
 */
export const webhooksRoute: ServiceRoute = {
  for: 'the service',
  method: 'POST',
  path: '/webhooks',
  below: true,

  async answer(request, services) {
    const {verify, webhooksPath} = services;
    if (!verify) throw new Problem('not_found');
    requireJsonType(request);
    const body = await readBytes(request);
    const path = new URL(request.url).pathname.slice(webhooksPath.length + 1);
    if (!(await verify({headers: request.headers, path, body}))) {
      throw new Problem('webhook_refused');
    }
    const event = readBody(flatpeakEvent, parseJson(body));
    if ((await handleEvent(event, services)) === 'busy') {
      throw new Problem('event_busy', {'retry-after': '30'});
    }
    return jsonAnswer({});
  },
};
