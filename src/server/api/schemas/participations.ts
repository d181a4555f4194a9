import * as z from 'zod/mini';
import {flag, optionalText, listOf} from '../../../protocol/fields.js';

/**
 * A stage of a participation. The documentation has two generations of names for `state`, and shows
 * a list in its own order.
 */
const stage = z.object({
  state: optionalText,
  /** COMPLETE, IN_PROGRESS or PENDING. */
  status: optionalText,
  /** `transient`, `resting` or `terminal`. */
  kind: optionalText,
  /** A sentence for the customer, in English. */
  message: optionalText,
});

/** The participation of a device in a programme of a virtual power plant: `GET /vpp-participations/{id}`. */
export const participation = z.object({
  id: z.string().check(z.minLength(1)),
  /** Empty if the service does not name it. */
  location_id: optionalText,
  device_id: optionalText,
  provider_id: optionalText,
  programme_id: optionalText,
  reference_id: optionalText,
  control_active: flag,
  /** False after 24 hours without telemetry. */
  telemetry_active: flag,
  suspension_reasons: listOf(z.string()),
  participation_state: listOf(stage),
});

export type Participation = z.infer<typeof participation>;
