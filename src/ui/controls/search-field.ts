import {html, nothing, type TemplateResult} from 'lit';
import {searchIcon} from '../icons.js';

interface SearchField {
  /** Its name in the form, and its id; the list has the id `<name>-list`. */
  readonly name: string;
  readonly label: string;
  /** Whether the list has any options. */
  readonly isExpanded: boolean;
  /** The id of the option with keyboard focus. */
  readonly activeId: string | undefined;
  readonly onFocus: () => void;
  readonly onInput: (event: Event) => void;
  readonly onKey: (event: KeyboardEvent) => void;
}

/** The search field of a list: an ARIA combobox whose list is always open. */
export const searchField = (field: SearchField): TemplateResult => html`
  <div class="search">
    <div class="affixed" part="affixed">
      <span class="search-icon">${searchIcon}</span>
      <input
        class="input"
        part="input"
        id=${field.name}
        name=${field.name}
        type="search"
        dir="auto"
        autocomplete="off"
        spellcheck="false"
        enterkeyhint="search"
        placeholder=${field.label}
        role="combobox"
        aria-label=${field.label}
        aria-autocomplete="list"
        aria-expanded=${field.isExpanded}
        aria-controls="${field.name}-list"
        aria-activedescendant=${field.activeId ?? nothing}
        @focus=${field.onFocus}
        @input=${field.onInput}
        @keydown=${field.onKey}
      />
    </div>
  </div>
`;
