import {PageElement} from '../ui/page-element.js';

/** A page that nobody has heard of yet: readable, with whatever the service offers on it. */
export class UnknownPage extends PageElement<'unknown'> {
  protected override actions() {
    return this.ways();
  }
}
