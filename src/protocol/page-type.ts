import type * as z from './schema.js';

/** A page object as received. */
export interface WireEnvelope {
  readonly data?: unknown;
  readonly actions?: unknown;
  readonly [name: string]: unknown;
}

/**
 * A page kind: what the service shows and what the customer can answer.
 *
 * Inside the project, a page has the same field names in every API version. A page type reads the
 * wire's `data` into these names and writes an answer back. An answer is always the part of the
 * page's data that the customer fills in, so that laying an answer over the data restores the page.
 *
 * Each page type cites its source: a page of the Flatpeak docs, as the path below
 * docs.flatpeak.com/api-reference, or the vendor's open-source web client (branch releases/zero for
 * Zero, main for Anode). "Inferred" marks what no source states.
 */
export interface PageType<Kind extends string, Data, Answer extends object> {
  readonly kind: Kind;
  /** Reads the wire's `data`; throws a `ZodError` if a required field is missing or malformed. */
  readonly data: z.Schema<Data>;
  /** Whether a page is malformed if none of its values can be read; true by default. */
  readonly needsData?: boolean;
  /** The documented actions; offered if the page object has no `actions`. */
  readonly actions: readonly string[];
  /**
   * What the service has stored by the time it shows the page, without a SAVE: a tariff, one that it
   * still reads, or a programme, which an earlier session may have stored.
   */
  readonly stored?: 'saved' | 'pending' | 'programme';
  /** Whether a page is of this type, on a route with several; any page by default. */
  readonly matches?: (envelope: WireEnvelope) => boolean;
  /** Selects the input of `data`; the wire's `data` by default. */
  readonly dataFrom?: (envelope: WireEnvelope) => unknown;
  /** Writes an answer as the wire's `data`; by default, `data` is the answer itself. */
  readonly toWire?: (answer: Answer, data: Data) => object;
  /** Never has a value: carries the type of the answers. */
  readonly answer?: Answer;
  /** The action to send in place of `data`, if the wire represents answers as actions. */
  readonly toAction?: (answer: Answer) => string;
}

/** Declares a page type; the type of its data follows from the schema. */
export function pageType<Answer extends object = never>() {
  return <const Kind extends string, Data>(type: PageType<Kind, Data, Answer>) => type;
}
