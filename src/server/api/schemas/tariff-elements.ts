import * as z from 'zod/mini';
import {optionalText} from '../../../protocol/fields.js';
import type {TariffCategory} from '../../store/store.js';

/** A tariff of a location. */
export interface TariffElement extends TariffCategory {
  id: string;
  /** RFC 3339, or empty. */
  time_created: string;
}

/** An entry of `GET /tariffs/elements`; the names of its direction and type are those of any version. */
export const tariffElement = z.pipe(
  z.object({
    id: optionalText,
    direction: optionalText,
    tariff_direction: optionalText,
    type: optionalText,
    tariff_type: optionalText,
    time_created: optionalText,
  }),
  z.transform(({id, time_created, ...wire}): TariffElement => ({
    ...{id, time_created},
    direction: wire.tariff_direction || wire.direction,
    tariffType: wire.tariff_type || wire.type,
  })),
);
