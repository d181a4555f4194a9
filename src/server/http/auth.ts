import {CustomerIdError} from './customer-id-error.js';
import {HttpError} from './errors.js';
import {mistakeInReference} from './reference.js';

/**
 * Returns the id of the signed-in customer, from the request's cookies or headers, or null or
 * undefined if nobody is signed in. The body is not available here.
 *
 * The id is 1 to 200 characters without control characters; anything else is an error, because it
 * could be the same for several customers. It is sent to Flatpeak as `customer_reference_id`, so it
 * should be an internal id rather than an email address.
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

/**
 * @throws HttpError `not_signed_in`
 * @throws CustomerIdError
 */
export async function requireCustomer(
  request: Request,
  getCustomerId: GetCustomerId,
): Promise<string> {
  // The site may be written in JavaScript, so the type proves nothing.
  const customer: unknown = await getCustomerId(request);
  if (customer === null || customer === undefined) throw new HttpError('not_signed_in');
  const mistake = mistakeInReference(customer);
  if (mistake !== undefined) throw new CustomerIdError(mistake);
  return customer as string;
}
