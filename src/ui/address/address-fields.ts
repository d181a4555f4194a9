import {css} from 'lit';
import type {PostalAddress} from '../../protocol/fields.js';
import type {FieldOptions} from '../controls/field.js';
import {fieldOrder} from '../format/countries.js';

interface AddressField extends Partial<FieldOptions> {
  readonly name: keyof PostalAddress;
}

/** The fields by their letters in `fieldOrder`; the second line (B) is below the street. */
export const ADDRESS_FIELDS = {
  A: {name: 'address_line1', autocomplete: 'address-line1'},
  B: {name: 'address_line2', autocomplete: 'address-line2'},
  C: {name: 'city', autocomplete: 'address-level2'},
  S: {name: 'state', autocomplete: 'address-level1'},
  Z: {name: 'post_code', autocomplete: 'postal-code', autocapitalize: 'characters'},
} as const satisfies Readonly<Record<string, AddressField>>;

export type AddressLetter = keyof typeof ADDRESS_FIELDS;

/** The fields of a country in order, each with the class of its place. */
export function addressLayout(country: string): {letter: AddressLetter; look: string}[] {
  // Those on either side of the street share a line: `ZC`.
  const runs = fieldOrder(country).replace('A', ' AB ').trim().split(' ');
  return runs.flatMap(run =>
    Array.from(run, (letter, at) => {
      const isWide = run === 'AB' || run.length === 1;
      const look = isWide ? 'wide' : at === 0 && run.length > 2 ? 'first' : 'short';
      return {letter: letter as AddressLetter, look: `${letter} ${look}`};
    }),
  );
}

export const addressStyles = css`
  .address {
    position: relative;
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
  }
  .address > * {
    flex: 1 1 100%;
    min-inline-size: 0;
  }
  /* Beside one another where there is room. */
  .address > .short {
    flex-basis: 8rem;
  }
  .address > .C {
    flex-grow: 2;
  }
  /* Of three, the first has a line of its own on a phone. */
  @container (min-width: 30rem) {
    .address > .first {
      flex-basis: 8rem;
    }
  }
  .country {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    column-gap: 0.75rem;
    margin-block-end: -0.375rem;
  }
  /* A link is tall for fingers, and needs no further room. */
  .address .link {
    margin-block: -0.75rem;
  }
`;
