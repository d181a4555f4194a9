import {MAX_REFERENCE_LENGTH} from './reference.js';

/** `getCustomerId` returned something that is no customer's id. The message never holds the value. */
export class CustomerIdError extends TypeError {
  override readonly name = 'CustomerIdError';
  readonly code = 'customer_id_invalid';

  constructor(mistake: string) {
    super(
      `getCustomerId returned ${mistake}. It must return a non-empty string of at most ${MAX_REFERENCE_LENGTH} characters without control characters, or null if nobody is signed in.`,
    );
  }
}
