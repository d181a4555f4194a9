import {PageElement} from '../ui/page-element.js';

/** The provider cannot be read yet: wait, enter it by hand, or give up. */
export class ConnectionPendingPage extends PageElement<'connection-pending'> {
  static override readonly stage = 'confirm';

  protected override actions() {
    return this.page.stored ? [this.doneButton(), this.otherActions()] : this.ways('SAVE');
  }
}
