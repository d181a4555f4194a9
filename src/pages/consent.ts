import {css, html, nothing} from 'lit';
import {PageElement, readable} from '../ui/page-element.js';

/** What the host's company asks the customer to allow: all of it, or nothing. */
export class ConsentPage extends PageElement<'consent'> {
  static override readonly stage = 'confirm';
  static override styles = [
    ...PageElement.styles,
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
    return this.ways('ALLOW');
  }

  /** A consent that we have no words for is shown by its name: nothing is allowed unseen. */
  #renderConsent(code: string) {
    const key = `consent.${code.toLowerCase().replaceAll('_', '-')}`;
    const hint = this.words.find([`${key}.hint`]);
    return html`
      <li>
        <strong>${this.words.find([key]) ?? readable(code)}</strong>
        ${hint ? html`<br /><span class="muted">${hint}</span>` : nothing}
      </li>
    `;
  }
}
