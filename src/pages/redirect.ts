import {html} from 'lit';
import {PageElement} from '../ui/page-element.js';

/** Names the host of a redirect and asks before leaving. */
export class RedirectPage extends PageElement<'redirect'> {
  static override readonly stage = 'tariff';

  protected override lead() {
    return html`
      <p class="muted" part="lead">${this.t('redirect.lead', {host: this.#host})}</p>
      <p class="muted">${this.t('redirect.return')}</p>
    `;
  }

  protected override actions() {
    return this.submitButton(this.t('redirect.continue'));
  }

  protected override read() {
    this.command('leave');
    return undefined;
  }

  get #host() {
    const {url} = this.page.data;
    return URL.canParse(url) ? new URL(url).host : '';
  }
}
