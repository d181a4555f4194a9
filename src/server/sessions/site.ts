import {findOrCreateReference} from '../api/find-or-create.js';
import {mistakeInReference} from '../http/reference.js';
import type {Services} from '../services.js';

/** What the site chooses for a session. */
export interface SessionSite {
  /** The page with the widget. */
  readonly connectUrl: string | undefined;
  /** Flatpeak's id of the device; undefined for none. */
  readonly deviceId: string | undefined;
}

/**
 * Asks the site about the session of a request.
 * @throws ApiError, TypeError if `getDeviceReference` returned no id
 */
export async function readSite(
  request: Request,
  customer: string,
  services: Services,
): Promise<SessionSite> {
  return {
    connectUrl: services.getConnectUrl(request),
    deviceId: await findDevice(request, customer, services),
  };
}

/**
 * Flatpeak's id of the device that the site chose, which is created there if it is new; undefined for
 * none, or if the API version has no devices in sessions.
 */
export async function findDevice(
  request: Request,
  customer: string,
  {api, apiVersion, getDeviceReference}: Services,
): Promise<string | undefined> {
  if (!apiVersion.locationFirst || !getDeviceReference) return undefined;
  // The site may be written in JavaScript, so the type proves nothing.
  const reference: unknown = await getDeviceReference(request, customer);
  if (reference === null || reference === undefined) return undefined;
  const mistake = mistakeInReference(reference);
  if (mistake !== undefined) {
    throw new TypeError(
      `getDeviceReference must return your id of a device; it returned ${mistake}.`,
    );
  }
  const {id} = await findOrCreateReference(reference as string, {
    list: query => api.devices(query),
    create: body => api.createDevice(body),
  });
  return id;
}
