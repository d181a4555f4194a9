import {CustomerIdError, MAX_CUSTOMER_ID_LENGTH} from './customer-id-error.js';
import {HttpError} from './errors.js';

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

/** Half a surrogate pair is in no UTF-8, so that two ids could be stored as the same one. */
const UNSAFE_CHARACTER = /[\p{Cc}\p{Cs}]/u;

/** Texts that JavaScript makes of a missing or wrong value: every customer would have them. */
const STRINGIFIED_VALUE = /^(undefined|null|NaN|\[object \w+\])$/;

/** What is wrong with an id; undefined if it is valid. */
function mistakeIn(id: unknown): string | undefined {
  if (typeof id !== 'string') return `a value of the type ${typeof id}`;
  if (id.trim() === '') return 'a blank string';
  if (id.length > MAX_CUSTOMER_ID_LENGTH) return `a string of ${id.length} characters`;
  if (UNSAFE_CHARACTER.test(id)) return 'a string with a control character or half a character';
  if (STRINGIFIED_VALUE.test(id)) return `the text "${id}"`;
  return undefined;
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
  const mistake = mistakeIn(customer);
  if (mistake !== undefined) throw new CustomerIdError(mistake);
  return customer as string;
}
