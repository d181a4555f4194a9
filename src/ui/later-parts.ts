import type {Translator} from '../messages/translator.js';
import type {AddressParts} from './address/address-parts.js';
import type {Confirmation} from './confirmation.js';

/** What the first page can do without. */
interface LaterParts {
  readonly address: AddressParts;
  readonly Confirmation: typeof Confirmation;
  /** The errors of several fields, by the fields' names. */
  readonly errorList: (errors: ReadonlyMap<string, string>, translator: Translator) => unknown;
}

/** The parts of pages that come with the deferred chunk: none until it has loaded. */
export const laterParts: Partial<LaterParts> = {};

/** Sets the parts, for all pages. */
export const setLaterParts = (parts: LaterParts): void => void Object.assign(laterParts, parts);
