import type {PostalAddress} from '../../protocol/fields.js';

/** As much of an address as is known. */
export type KnownAddress = Partial<PostalAddress>;

/** An address that a look-up suggests. */
export interface AddressSuggestion {
  /** The line that the customer reads. */
  readonly label: string;
  /** What it fills in; other fields stay as they are. */
  readonly address: KnownAddress;
}

/**
 * Suggests addresses for the beginning of one, such as `12 high st`.
 * @param country ISO 3166-1 alpha-2, or the empty string
 * @param signal aborts when the customer types on
 */
export type AddressLookup = (
  text: string,
  country: string,
  signal: AbortSignal,
) => Promise<readonly AddressSuggestion[]>;
