import type {Way} from './companion.js';

/** JSON of the service, as a test changes it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test knows what it changes
type Wire = any;

/** Whether a request of any API version is for prices. */
export const isAboutPrices = (url: string) => /\/(tariffs\/rates|prices)(\/|$)/.test(url);

/** Changes the service's responses to some requests on their way to the companion. */
export const rewrite =
  (isMeant: (url: string) => boolean, change: (body: Wire) => unknown): Way =>
  async (request, arrive) => {
    const response = await arrive(request);
    if (!isMeant(request.url) || !response.ok) return response;
    return Response.json(change(await response.json()), response);
  };
