import type {PlaygroundHost} from '../host/host.js';

/** Sends requests to the service and to the site's backend to the host; others go their way. */
export function installFetch(host: PlaygroundHost): void {
  const send = window.fetch.bind(window);
  const {service, backend} = host.urls;
  window.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, location.href).href;
    if (!url.startsWith(`${service}/`) && !url.startsWith(`${backend}/`)) return send(input, init);
    const request = new Request(input, init);
    try {
      return await host.fetch(request);
    } catch (error) {
      // As the browser's own: of this window, and the signal's reason if it aborted.
      request.signal.throwIfAborted();
      throw new TypeError('Failed to fetch', {cause: error});
    }
  };
}
