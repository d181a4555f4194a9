import {allCountries} from '../format/all-countries.js';
import {isNumericPostcode, postcodeExample, readPostcode} from '../format/postcode.js';
import {statesOf} from '../format/states.js';
import {SuggestionList} from './suggestion-list.js';

/** What the address page needs besides its fields; part of the deferred chunk. */
export const ADDRESS_PARTS = {
  allCountries,
  isNumericPostcode,
  postcodeExample,
  readPostcode,
  statesOf,
  SuggestionList,
};

export type AddressParts = typeof ADDRESS_PARTS;
