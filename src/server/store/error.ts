import type {Store} from './store.js';

/**
 * What a code may look like: an SQLSTATE, or a code of Node such as ECONNREFUSED. Anything else
 * could be data.
 */
const PLAIN_CODE = /^(?:[0-9A-Z]{5}|E[A-Z_]{2,30})$/;

/**
 * A failed call of the store. Safe to log: drivers attach statements, parameters and rows to their
 * errors, with connect tokens and postal addresses, so nothing of the original is kept except its
 * code.
 */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  /** Name of the store's method, such as `addToken`. */
  readonly operation: string;
  /** SQLSTATE of the database (`40001`) or code of the connection (`ECONNREFUSED`), if any. */
  readonly code: string | undefined;

  constructor(
    operation: string,
    code?: string,
    message = `The store failed in ${operation}${code === undefined ? '' : ` (${code})`}.`,
  ) {
    super(message);
    this.operation = operation;
    this.code = code;
  }
}

/** The code of a driver's error, or of the error behind it. */
export function errorCodeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const {code, errors} = error as {code?: unknown; errors?: unknown};
  if (typeof code === 'string' && PLAIN_CODE.test(code)) return code;
  // A host with several addresses fails with an AggregateError.
  return Array.isArray(errors) ? errorCodeOf(errors[0]) : undefined;
}

/** The error to throw in place of a driver's. A StoreError is safe already. */
export const toStoreError = (operation: string, error: unknown): StoreError =>
  error instanceof StoreError ? error : new StoreError(operation, errorCodeOf(error));

type Method = (...args: unknown[]) => unknown;

/** The same store, with every failure of a method as a `StoreError`. */
export const withStoreErrors = (store: Store): Store =>
  new Proxy(store, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function' || typeof name === 'symbol') return member;
      return async (...args: unknown[]): Promise<unknown> => {
        try {
          return await (member as Method).apply(target, args);
        } catch (error) {
          throw toStoreError(name, error);
        }
      };
    },
  });
