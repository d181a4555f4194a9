import {Refusal, type ErrorCode} from '../../world/errors.js';
import type {StepKind, Session} from '../../world/store.js';
import {keysOf} from '../../world/table.js';
import {directivesIn, errorOf} from './directives.js';
import {STEPS} from '../steps/index.js';

/** The error codes that the service documents for each page; pages without any are absent. */
export const PAGE_CODES: Readonly<Partial<Record<StepKind, readonly ErrorCode[]>>> =
  Object.fromEntries(
    keysOf(STEPS).flatMap(kind => {
      const {errorCodes} = STEPS[kind];
      return errorCodes ? [[kind, errorCodes]] : [];
    }),
  );

/** The codes that any page may return. */
export const GENERAL_CODES: readonly ErrorCode[] = ['server_error', 'token_expired', 'rate_limit'];

function leavesOf(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(leavesOf)
    : [value];
}

/**
 * The error that a tester requests, if any.
 *
 * A directive in the page's own data applies to that page. A directive in the session's postal
 * address also applies to later pages, so that pages without text fields can fail too:
 * `ERR <kind> <code>` on one page, `ERR <code>` on every page that documents the code.
 * @param isSubmit false if the customer only leaves the page, so that there is a way out of it
 */
export function requestedError(
  session: Session,
  kind: StepKind,
  data: unknown,
  isSubmit: boolean,
): Refusal | undefined {
  const isDocumented = (code: ErrorCode) => STEPS[kind].errorCodes?.includes(code) ?? false;
  const isPossible = (code: ErrorCode) => isDocumented(code) || GENERAL_CODES.includes(code);
  const leaves = leavesOf(data);
  const fromText = leaves
    .flatMap(leaf => (typeof leaf === 'string' ? directivesIn(leaf) : []))
    .find(directive => (directive.kind ?? kind) === kind && isPossible(directive.code));
  const fromNumber = leaves
    .map(leaf => (typeof leaf === 'number' ? errorOf(leaf) : undefined))
    .find(code => code !== undefined && isPossible(code));
  const fromAddress =
    isSubmit && !STEPS[kind].takesAddress
      ? Object.values(session.address)
          .flatMap(directivesIn)
          .find(directive =>
            directive.kind === undefined ? isDocumented(directive.code) : directive.kind === kind,
          )
      : undefined;
  const code = fromText?.code ?? fromNumber ?? fromAddress?.code;
  return code && new Refusal(code);
}
