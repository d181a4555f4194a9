import type {PageType, WireEnvelope} from './page-type.js';
import type * as z from './schema.js';

/** Any page type. */
type AnyType = Omit<PageType<string, never, never>, 'data' | 'answer'> & {
  readonly data: z.Schema;
};

/** In a table of page types, what stands for a route that is in no other. */
export const ANY_ROUTE = '*';

/** Page types, with the routes on which their pages come. */
export class PageTypes {
  readonly #rows: readonly (readonly [route: string, type: AnyType])[];

  /** @param tables of types by route; the first that has a matching one counts */
  constructor(...tables: readonly Readonly<Record<string, AnyType>>[]) {
    this.#rows = tables.flatMap(table => Object.entries(table));
  }

  /** The type of a page received on a route; undefined if the route is unknown. */
  forRoute(route: string, envelope: WireEnvelope): AnyType | undefined {
    return this.#find(route, ({matches}) => matches?.(envelope) ?? true);
  }

  /** The type with which a page was read. */
  of({route, kind}: {readonly route: string; readonly kind: string}): AnyType | undefined {
    return this.#find(route, type => type.kind === kind);
  }

  #find(route: string, is: (type: AnyType) => boolean): AnyType | undefined {
    return this.#rows.find(
      ([name, type]) => (name === route || name === ANY_ROUTE) && is(type),
    )?.[1];
  }
}
