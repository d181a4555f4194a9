import {HttpError} from './errors.js';

/**
 * Returns the id of the signed-in customer, from the request's cookies or headers, or nothing if
 * nobody is signed in. The body is not available here.
 */
export type GetCustomerId = (
  request: Request,
) => string | null | undefined | Promise<string | null | undefined>;

/** Undefined if nobody is signed in, or if `getCustomerId` fails. */
export async function findCustomer(
  request: Request,
  getCustomerId: GetCustomerId,
  onError: (error: unknown) => void,
): Promise<string | undefined> {
  try {
    return await requireCustomer(request, getCustomerId);
  } catch (error) {
    if (!(error instanceof HttpError)) onError(error);
    return undefined;
  }
}

/** @throws HttpError `not_signed_in` */
export async function requireCustomer(
  request: Request,
  getCustomerId: GetCustomerId,
): Promise<string> {
  const customer = await getCustomerId(request);
  if (!customer) throw new HttpError('not_signed_in');
  return customer;
}
