import type {Ui} from '../context.js';

export interface ListOption {
  readonly id: string;
  readonly name: string;
  /** A quiet second line. */
  readonly hint?: string;
  /** URL of a logo, or the empty string for initials; undefined for a list without logos. */
  readonly logo?: string;
}

/** What an option list shows. */
export interface OptionListView {
  /** The search field's name in the form, and its id in the page's shadow root. */
  readonly name: string;
  readonly label: string;
  /** In display order; another array is another list. */
  readonly options: readonly ListOption[];
  /** Names or ids of options that are also shown on top; a text has commas between them. */
  readonly common?: string | readonly string[] | undefined;
  /** The option that was chosen before. */
  readonly selected: string;
  /** The action for a customer who does not find theirs. */
  readonly missing: {readonly label: string; readonly onClick: () => void} | undefined;
  readonly ui: Ui;
  /** The customer chose an option. */
  readonly onChoose: (id: string) => void;
}
