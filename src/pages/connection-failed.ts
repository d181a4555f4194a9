import {PageElement} from '../ui/page-element.js';

/** The provider's account can no longer be read: connect it again, or disconnect it. */
export class ConnectionFailedPage extends PageElement<'connection-failed'> {
  static override readonly stage = 'confirm';

  protected override actions() {
    return this.ways(this.offers('RECONNECT') ? 'RECONNECT' : 'EDIT');
  }

  /** Going through the choices once more is how a tariff is reconnected where that has no name. */
  protected override actionLabel(action: string) {
    return super.actionLabel(action === 'EDIT' ? 'RECONNECT' : action);
  }
}
