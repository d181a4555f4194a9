import {ActionPage} from '../ui/action-page.js';

/** The provider's account can't be read yet: the customer waits, enters the tariff by hand or gives up. */
export class ConnectionPendingPage extends ActionPage<'connection-pending'> {
  static override readonly stage = 'confirm';

  protected override actions() {
    return this.page.stored ? [this.doneButton(), this.otherActions()] : this.actionButtons('SAVE');
  }
}
