import {html, nothing, type TemplateResult} from 'lit';
import type {PageKind} from '../core/index.js';
import {buttonLook, FRAME_ACTIONS, primaryButton} from './page-actions.js';
import {PageElement} from './page-element.js';

/** A page without Next: the customer chooses an action, or a row of a list. */
export abstract class ActionPage<K extends PageKind = PageKind> extends PageElement<K> {
  /**
   * The buttons of a page without a form: the likely action, if the service offers it, then the
   * actions that the page has not placed elsewhere. If the service offers none, a button reads the
   * page again, so that the customer is not stuck.
   */
  protected actionButtons(likely = '', placed: readonly string[] = []): unknown {
    const {actions} = this.page;
    if (actions.every(action => FRAME_ACTIONS.has(action)))
      return this.#primary(this.t('action.retry'), () => this.command('retry'));
    const primary = this.offers(likely)
      ? this.#primary(this.actionLabel(likely), () => this.act(likely))
      : nothing;
    return html`${primary} ${this.otherActions([likely, ...placed])}`;
  }

  /** The one button of a page that needs nothing more from the customer. */
  protected doneButton(): TemplateResult {
    return this.#primary(this.t('action.done'), () => this.command('end'));
  }

  /** The buttons of one of several items, for those actions that the service offers. */
  protected actionsFor(
    actions: readonly string[],
    subject: object | undefined,
    nameId: string,
  ): unknown {
    return html`<div class="aside" part="actions">
      ${actions
        .filter(action => this.offers(action))
        .map(action => this.secondary(action, buttonLook(action), subject, nameId))}
    </div>`;
  }

  #primary(label: string, onClick: () => void): TemplateResult {
    return primaryButton({type: 'button', label, busy: this.ui.busy, onClick});
  }
}
