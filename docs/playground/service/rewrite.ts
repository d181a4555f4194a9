import {providersWithLogo} from './logos.js';
import type {PlaygroundUrls} from './urls.js';

const urlBelow = (base: string, path: string) =>
  new RegExp(`${base.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}/${path}`, 'g');

/**
 * A static host has neither a page of a provider nor a logo at the simulator's URLs. The pages of the
 * conversation get the URLs of the files that stand in for them.
 */
export async function rewritten(
  response: Response,
  {service, login, site}: PlaygroundUrls,
): Promise<Response> {
  const {status, headers} = response;
  if (!headers.get('content-type')?.includes('json')) return response;
  const known = new Set(providersWithLogo());
  const text = (await response.text())
    .replaceAll(urlBelow(service, '(login/[\\w-]+|payments)\\?'), `${login}?path=$1&`)
    .replaceAll(urlBelow(service, 'logos/(\\w+)\\.svg'), (_all, id: string) =>
      known.has(id) ? `${site}logos/${id}.svg` : '',
    );
  return new Response(text, {status, headers});
}
