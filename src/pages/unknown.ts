import {PageElement} from '../ui/page-element.js';

/** A page of a kind that this version does not support: the service's actions, with humanized names. */
export class UnknownPage extends PageElement<'unknown'> {
  protected override actions() {
    return this.actionButtons();
  }
}
