import {html} from 'lit';
import {recoveryFor, reference} from '../ui/error-notice.js';
import {PageElement} from '../ui/page-element.js';

/** The error of a request before the first page, with a recovery action. */
export class ServerErrorPage extends PageElement<'server-error'> {
  protected override heading() {
    return this.page.data.title ?? super.heading();
  }

  protected override lead() {
    const {message, reference: id} = this.page.data;
    return html`<p class="muted" part="lead">${message}</p>
      ${reference(id, this.translator)}`;
  }

  protected override actions() {
    return this.submitButton(this.t(`action.${this.#recovery}`));
  }

  protected override read() {
    this.command(this.#recovery);
    return undefined;
  }

  get #recovery() {
    return recoveryFor(this.page.data.code);
  }
}
