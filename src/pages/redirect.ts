import {css, html} from 'lit';
import {backIcon, boltIcon, checkIcon} from '../ui/icons.js';
import {composedPageStyles} from '../ui/styles/composed-page.js';
import {PageElement} from '../ui/page-element.js';
import {logo, providerOf} from '../ui/provider-badge.js';

/** Names the provider and the host of a redirect, says what happens there, and asks before leaving. */
export class RedirectPage extends PageElement<'redirect'> {
  static override readonly stage = 'tariff';
  static override styles = [
    ...PageElement.styles,
    css`
      ${composedPageStyles}
      .pair {
        display: flex;
        align-items: center;
        gap: 0.75rem;
        justify-content: center;
        margin-block-end: 1rem;
      }
      .pair > * {
        inline-size: 3.5rem;
        block-size: 3.5rem;
        font-size: 1.125rem;
      }
      .here {
        display: grid;
        place-items: center;
        border-radius: calc(var(--_radius) * 0.75);
        background: color-mix(in oklab, var(--_accent) 14%, var(--_surface));
        color: var(--_accent);
      }
      .pair .link-line {
        inline-size: 2rem;
        block-size: 0;
        border-block-start: 3px dotted var(--_outline);
      }
      ul {
        display: grid;
        gap: 0.75rem;
        margin: 0;
        padding: 1rem var(--_inset);
        border-radius: var(--_radius);
        background: var(--_tint);
        list-style: none;
      }
      li {
        display: flex;
        gap: 0.75rem;
      }
      li .icon {
        color: var(--_accent);
      }
      .mirrored:dir(rtl) {
        scale: -1 1;
      }
      @media (forced-colors: active) {
        ul,
        .here {
          border: 1px solid;
        }
      }
    `,
  ];

  protected override heading() {
    const {name, url} = this.#provider;
    if (!name) return super.heading();
    return html`
      <span class="pair" aria-hidden="true">
        <span class="here">${boltIcon}</span><span class="link-line"></span>${logo(name, url)}
      </span>
      ${this.t('redirect.title.provider', {provider: name})}
    `;
  }

  protected override lead() {
    const host = this.#host;
    return html`<p class="muted" part="lead">${this.t('redirect.lead', {host})}</p>`;
  }

  protected override content() {
    return html`
      <ul part="facts">
        <li>${boltIcon}<span>${this.t('redirect.reads')}</span></li>
        <li>${checkIcon}<span>${this.t('redirect.return')}</span></li>
        <li>${backIcon}<span>${this.t('redirect.changed-mind')}</span></li>
      </ul>
    `;
  }

  protected override actions() {
    return this.submitButton(this.t('redirect.continue'));
  }

  protected override read() {
    this.command('leave');
    return undefined;
  }

  /** The service may not name the provider again. */
  get #provider() {
    return providerOf(this.page.data, this.ui.provider);
  }

  get #host() {
    const {url} = this.page.data;
    return URL.canParse(url) ? new URL(url).host : '';
  }
}
