import {html, nothing, type TemplateResult} from 'lit';
import {checkIcon} from '../icons.js';
import {arrow} from './arrow.js';
import {logo} from '../provider-badge.js';
import type {ListOption} from './option-list-view.js';

interface OptionRow {
  readonly option: ListOption;
  readonly id: string;
  /** It was chosen before. */
  readonly isSelected: boolean;
  /** It has been chosen, and the answer is on its way. */
  readonly isSent: boolean;
  readonly onChoose: () => void;
  /** Its place in the list of a search field; undefined for one of a few buttons. */
  readonly place?:
    {readonly index: number; readonly count: number; readonly isActive: boolean} | undefined;
}

/** A row of an option list: a button for touch, mouse and voice control. */
export const optionRow = (row: OptionRow): TemplateResult => {
  const {option, id, isSelected, isSent, onChoose, place} = row;
  const {name, hint} = option;
  const look = place?.isActive ? 'option active' : 'option';
  return html`
    <button
      type="button"
      class=${look}
      part=${look}
      id=${id}
      role=${place ? 'option' : nothing}
      tabindex=${place ? '-1' : nothing}
      aria-selected=${place ? isSelected : nothing}
      aria-current=${!place && isSelected ? 'true' : nothing}
      aria-posinset=${place ? place.index + 1 : nothing}
      aria-setsize=${place ? place.count : nothing}
      @click=${onChoose}
    >
      ${option.logo === undefined ? nothing : logo(name, option.logo)}
      <span class="option-text">
        <strong><bdi translate="no">${name}</bdi></strong>
        ${hint && html`<span class="hint"><bdi>${hint}</bdi></span>`}
      </span>
      ${isSelected ? checkIcon : nothing} ${place && !isSent ? nothing : arrow(isSent)}
    </button>
  `;
};
