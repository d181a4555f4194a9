import {guard} from 'lit/directives/guard.js';

export interface NativeOption {
  readonly value: string;
  readonly label: string;
}

/**
 * The options of a native list, made at once and again only where they are others: a template for
 * each of some hundreds takes longer than all else of a page.
 * @param selected the one that is chosen when they are made
 */
export const nativeOptions = (options: readonly NativeOption[], selected?: string): unknown =>
  guard(
    options.flatMap(({value, label}) => [value, label]),
    () => {
      const all = document.createDocumentFragment();
      for (const {value, label} of options) {
        const isSelected = value === selected;
        all.append(new Option(label, value, isSelected, isSelected));
      }
      return all;
    },
  );
