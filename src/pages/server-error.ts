import {html, nothing} from 'lit';
import {LASTING_KINDS, recoveryFor, reference} from '../ui/error-notice.js';
import {PageElement} from '../ui/page-element.js';
import {restartButton} from '../ui/restart-button.js';

/**
 * The error of a request before the first page, or of a page that cannot be read: a recovery action,
 * and the actions of that page.
 */
export class ServerErrorPage extends PageElement<'server-error'> {
  protected override heading() {
    return this.page.data.title ?? super.heading();
  }

  protected override lead() {
    const {code, message, reference: id} = this.page.data;
    return html`<p class="muted" part="lead">
        ${message || this.translator.find([`error.${code}`])}
      </p>
      ${reference(id, this.translator)}`;
  }

  protected override actions() {
    return [
      this.submitButton(this.t(`action.${this.#recovery}`)),
      this.otherActions(),
      this.linkAction('CLOSE'),
      LASTING_KINDS.has(this.page.data.code)
        ? restartButton(this.ui, () => this.command('restart'))
        : nothing,
    ];
  }

  protected override read() {
    this.command(this.#recovery);
    return undefined;
  }

  get #recovery() {
    return recoveryFor(this.page.data.code);
  }
}
