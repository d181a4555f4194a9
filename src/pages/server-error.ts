import {html} from 'lit';
import {reference} from '../ui/error-notice.js';
import {PageElement} from '../ui/page-element.js';

/** No page came at all: says why, and offers the way on. */
export class ServerErrorPage extends PageElement<'server-error'> {
  protected override lead() {
    const {message, reference: id} = this.page.data;
    return html`<p class="muted" part="lead">${message}</p>
      ${reference(id, this.words)}`;
  }

  protected override actions() {
    return this.submitButton(this.t(`action.${this.#way}`));
  }

  protected override read() {
    this.command(this.#way);
    return undefined;
  }

  /** A session that has ended can't be read again; only a new one helps. */
  get #way() {
    return this.page.data.code === 'expired' ? 'restart' : 'retry';
  }
}
