import type * as z from 'zod/mini';
import {readJson} from '../connect/connect.js';
import {Refusal} from '../world/errors.js';
import type {Location} from '../world/store.js';
import {text} from '../world/wire-format.js';
import type {Call, Handler} from './call.js';
import {locationOf} from './locations.js';
import {deviceFor} from './tokens.js';

/** What a question of Busbar is about, which its body names. Only the location is needed. */
export const aboutLocation = {location_id: text, device_id: text};

interface AboutLocation {
  readonly location_id: string;
  readonly device_id: string;
}

/**
 * A handler for the location that the body names.
 * The refusals are a guess: the documentation has no errors of these calls.
 */
export const withLocationOfBody =
  <Asked extends AboutLocation>(
    schema: z.ZodMiniType<Asked>,
    handler: (call: Call, location: Location, asked: Asked) => Response | Promise<Response>,
  ): Handler =>
  async call => {
    const asked = await readJson(call.request, schema);
    if (!asked.location_id) throw new Refusal('location_id_missing');
    const location = locationOf(call, asked.location_id);
    if (!location) throw new Refusal('location_not_found');
    deviceFor(call, asked);
    return handler(call, location, asked);
  };
