import type * as z from 'zod/mini';

/** A page as it came. */
export interface Frame {
  readonly data?: unknown;
  readonly actions?: unknown;
  readonly [name: string]: unknown;
}

/**
 * One kind of page: what the service shows and what the customer may answer.
 *
 * Inside the project a page has one vocabulary whatever the API version. A page type says how
 * the wire's `data` is read into that vocabulary and how an answer is written back.
 * An answer is always the part of the page's data that the customer fills in, so that an
 * answered page can be shown again by laying the answer over its data.
 */
export interface PageType<Kind extends string, Data, Answer extends object> {
  readonly kind: Kind;
  /** Reads the wire's `data`; throws a `ZodError` where a field that the page needs is missing. */
  readonly data: z.ZodMiniType<Data>;
  /** The actions documented for the route; offered where a page comes without a list. */
  readonly actions: readonly string[];
  /** What is stored by the time that the page is shown, where nobody has to say so. */
  readonly stored?: 'saved' | 'pending';
  /** What the data is read from, where that is not the wire's `data`. */
  readonly from?: (frame: Frame) => unknown;
  /**
   * Writes an answer as the wire's `data`, in the words in which the page came; absent where both
   * have the same shape.
   */
  readonly toWire?: (answer: Answer, data: Data) => object;
  /** Nothing is ever here: it carries the type of the answers. */
  readonly answer?: Answer;
  /** The action that an answer is on the wire, where it is one rather than `data`. */
  readonly toAction?: (answer: Answer) => string;
}

/** Declares a page type; the answer's type is given, the data's type follows from the schema. */
export function pageType<Answer extends object = never>() {
  return <const Kind extends string, Data>(type: PageType<Kind, Data, Answer>) => type;
}
