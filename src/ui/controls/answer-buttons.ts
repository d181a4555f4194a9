import {css, html, nothing, type TemplateResult} from 'lit';
import type {Ui} from '../context.js';
import type {FormReader} from '../form-reader.js';
import {checkIcon} from '../icons.js';
import {arrow, arrowStyles} from './arrow.js';

/** One of several answers. */
export interface AnswerOption {
  readonly value: string;
  readonly label: unknown;
  readonly hint?: string | undefined;
  /** What the answer asks for besides; it opens below the button, which then submits nothing. */
  readonly detail?: AnswerDetail;
}

interface AnswerDetail {
  readonly content: unknown;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

interface AnswerButtonsView {
  /** The name of the answer in the form. */
  readonly name: string;
  /** The answer that was given before. */
  readonly selected?: string | undefined;
  readonly options: readonly AnswerOption[];
  readonly ui: Ui;
}

/**
 * The answers to a page that asks for one: buttons that submit the form, so that one tap is enough
 * and nothing is sent by moving the focus.
 */
export class AnswerButtons {
  /** The answer that was sent last. */
  #sent = '';

  /** The chosen answer; `other` if the form was submitted by a button that is not one of these. */
  read(form: FormReader, name: string, other = ''): string {
    return (this.#sent = form.text(name) || other);
  }

  /** Whether an answer is on its way. */
  isSending(value: string, {busy}: Ui): boolean {
    return busy && value === this.#sent;
  }

  render(view: AnswerButtonsView): TemplateResult {
    return html`
      <fieldset class="choices" part="choices" aria-labelledby="heading" @keydown=${onArrow}>
        ${view.options.map((option, index) => this.#renderOption(view, option, index))}
      </fieldset>
    `;
  }

  #renderOption({name, selected, ui}: AnswerButtonsView, option: AnswerOption, index: number) {
    const {value, label, hint, detail} = option;
    const id = `${name}-${index}-detail`;
    const isSelected = value === selected;
    const button = html`
      <button
        type=${detail ? 'button' : 'submit'}
        class=${isSelected ? 'choice selected' : 'choice'}
        part="choice"
        name=${name}
        value=${value}
        aria-current=${isSelected ? 'true' : nothing}
        aria-expanded=${detail ? detail.isOpen : nothing}
        aria-controls=${detail ? id : nothing}
        aria-disabled=${ui.busy}
        @click=${detail?.onToggle}
      >
        <span class="choice-text">
          <span class="choice-label">${label}</span>
          ${hint ? html`<span class="choice-hint">${hint}</span>` : nothing}
        </span>
        ${isSelected ? checkIcon : nothing} ${arrow(this.isSending(value, ui) && !detail)}
      </button>
    `;
    if (!detail) return button;
    return html`
      <div class="choice-group">
        ${button}
        <div class="stack choice-detail" id=${id} ?hidden=${!detail.isOpen}>${detail.content}</div>
      </div>
    `;
  }
}

/** The arrow keys move between the buttons, as in a list. */
function onArrow(event: KeyboardEvent): void {
  const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
  const {target, currentTarget} = event;
  if (!step || !(target as Element).matches('.choice')) return;
  const buttons = [...(currentTarget as Element).querySelectorAll<HTMLElement>('.choice')];
  buttons[buttons.indexOf(target as HTMLElement) + step]?.focus();
  event.preventDefault();
}

export const answerButtonStyles = css`
  ${arrowStyles}
  .choice {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    inline-size: 100%;
    min-block-size: 4rem;
    padding: 0.75rem var(--_inset);
    border: var(--_border) var(--_line);
    border-radius: var(--_radius);
    background: var(--_field);
    text-align: start;
  }
  .choice:hover {
    background: var(--_tint);
  }
  .choice.selected {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  .choice-text {
    flex: 1;
    min-inline-size: 0;
  }
  .choice-label,
  .choice-hint {
    display: block;
  }
  .choice-label {
    font-weight: 600;
  }
  .choice-hint {
    font-size: 0.9375rem;
    line-height: 1.4;
  }
  .choice .spinner,
  .choice > .icon {
    flex: none;
    color: var(--_accent);
  }
  [aria-expanded] .icon {
    rotate: 90deg;
  }
  [aria-expanded='true'] .icon {
    rotate: -90deg;
  }
  .choice-group:has([aria-expanded='true']) {
    border: var(--_border) var(--_accent);
    border-radius: var(--_radius);
    background: var(--_field);
  }
  .choice-group:has([aria-expanded='true']) > .choice {
    border-color: transparent;
    box-shadow: none;
  }
  .choice-detail {
    padding: 0 var(--_inset) var(--_inset);
  }

  @media (forced-colors: active) {
    .choice.selected {
      outline: 2px solid Highlight;
    }
  }
`;
