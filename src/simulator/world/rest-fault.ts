import {CONTENT_FAULT_TYPES} from './content-faults.js';
import type {Fault, FaultType} from './faults.js';

/** Types that make sense for the REST API; the others change pages of the conversation. */
export const REST_FAULT_TYPES = [
  'status',
  'error-object',
  'malformed',
  'truncated',
  'empty',
  'reset',
  'lost-answer',
  'delay',
  'hang',
  'unanswered',
  ...CONTENT_FAULT_TYPES,
] as const satisfies readonly FaultType[];

/** A failure of calls of the REST API. */
export interface RestFault extends Omit<Fault, 'type' | 'kind' | 'at'> {
  readonly type: (typeof REST_FAULT_TYPES)[number];
  /**
   * Method and path below `/api`, with the query or without, such as `GET /locations/{id}`. `{id}`
   * matches any id. Default: every call except `GET /login`.
   */
  readonly call?: string;
  /** `status`: the JSON of the body, in place of `body`. */
  readonly json?: unknown;
  /** `status`: the text of the body, in place of `body` and `json`. */
  readonly text?: string;
  /** `status`: headers to set, by name. */
  readonly headers?: Readonly<Record<string, string>>;
}
