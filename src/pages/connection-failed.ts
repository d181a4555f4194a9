import {ActionPage} from '../ui/action-page.js';

/** The provider's account can't be read any more: the customer reconnects or disconnects it. */
export class ConnectionFailedPage extends ActionPage<'connection-failed'> {
  static override readonly stage = 'confirm';

  protected override actions() {
    return this.actionButtons(this.offers('RECONNECT') ? 'RECONNECT' : 'EDIT');
  }

  /** In API versions without `RECONNECT`, `EDIT` is how a tariff is reconnected. */
  protected override actionLabel(action: string) {
    return super.actionLabel(action === 'EDIT' ? 'RECONNECT' : action);
  }
}
