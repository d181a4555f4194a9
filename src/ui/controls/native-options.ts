import {guard} from 'lit/directives/guard.js';

export interface NativeOption {
  readonly value: string;
  readonly label: string;
}

/**
 * The options of a native list, created in one fragment and only when they change: a template for
 * each of some hundreds would take longer than the rest of the page.
 * @param selected the option that is initially selected
 */
export const nativeOptions = (options: readonly NativeOption[], selected?: string): unknown =>
  guard(
    options.flatMap(({value, label}) => [value, label]),
    () => {
      const all = document.createDocumentFragment();
      for (const {value, label} of options) {
        const isSelected = value === selected;
        const option = new Option(label, value, isSelected, isSelected);
        // Times and names, except for the request to choose one.
        option.translate = value === '';
        all.append(option);
      }
      return all;
    },
  );
