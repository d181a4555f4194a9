import {PageElement} from '../ui/page-element.js';

/** The provider's account can't be read yet: the customer waits, enters the tariff by hand or gives up. */
export class ConnectionPendingPage extends PageElement<'connection-pending'> {
  static override readonly stage = 'confirm';

  protected override actions() {
    return this.page.stored ? [this.doneButton(), this.otherActions()] : this.actionButtons('SAVE');
  }
}
