import {css, html, nothing} from 'lit';
import {humanize, keyOf} from '../ui/format/names.js';
import {ActionPage} from '../ui/action-page.js';

/** The consents that the site's company requires; the customer allows all of them or none. */
export class ConsentPage extends ActionPage<'consent'> {
  static override readonly stage = 'confirm';
  static override styles = [
    ...ActionPage.styles,
    css`
      ul {
        display: grid;
        gap: 1rem;
        margin: 0;
        padding-inline-start: 1.25rem;
      }
    `,
  ];

  protected override heading() {
    const {display_name: name} = this.page.data.account;
    return name ? this.t('consent.title', {name}) : this.t('consent.title.someone');
  }

  protected override content() {
    return html`
      <ul part="facts">
        ${this.page.data.required_consents.map(code => this.#renderConsent(code))}
      </ul>
    `;
  }

  protected override actions() {
    return this.actionButtons('ALLOW');
  }

  /** A consent without a message is shown by its humanized code, so that nothing is allowed unseen. */
  #renderConsent(code: string) {
    const key = `consent.${keyOf(code)}`;
    const hint = this.translator.find([`${key}.hint`]);
    return html`
      <li>
        <strong>${this.translator.find([key]) ?? humanize(code)}</strong>
        ${hint ? html`<br /><span class="muted">${hint}</span>` : nothing}
      </li>
    `;
  }
}
