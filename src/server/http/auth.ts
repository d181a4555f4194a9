import {HttpError} from './errors.js';

/**
 * Returns the id of the signed-in customer, from the request's cookies or headers, or nothing if
 * nobody is signed in. The body is not available here.
 */
export type GetCustomerId = (
  request: Request,
) => string | null | undefined | Promise<string | null | undefined>;

/** @throws HttpError `not_signed_in` */
export async function requireCustomer(
  request: Request,
  getCustomerId: GetCustomerId,
): Promise<string> {
  const customer = await getCustomerId(request);
  if (!customer) throw new HttpError('not_signed_in');
  return customer;
}
