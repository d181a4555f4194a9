import {css, html, nothing} from 'lit';
import type {Programme} from '../protocol/vpp-fields.js';
import {actionButton, primaryButton} from '../ui/page-actions.js';
import {logo} from '../ui/provider-badge.js';
import {moreLink} from '../ui/vpp/safe-link.js';
import {stateBadge, stateBadgeStyles} from '../ui/vpp/state-badge.js';
import {choiceOf} from '../ui/vpp/states.js';
import {programmeStyles} from '../ui/vpp/styles.js';
import {VppPage} from '../ui/vpp/vpp-page.js';

/** The programmes that the customer can join, each with its status. */
export class VppLandingPage extends VppPage<'vpp-landing'> {
  static override styles = [
    ...VppPage.styles,
    stateBadgeStyles,
    programmeStyles,
    css`
      .programmes {
        display: grid;
        gap: 0.75rem;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      .programmes > li {
        display: grid;
        gap: 0.75rem;
        padding: 1rem var(--_inset);
        border: var(--_border) var(--_line);
        border-radius: var(--_radius);
      }
      .choose {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 0.25rem 1rem;
      }
      .choose .button {
        flex: 0 1 auto;
      }
      .choose .button:only-child {
        margin-inline-start: auto;
      }
    `,
  ];

  protected override content() {
    const {programmes} = this.page.data;
    const needsTariff = !this.page.data.tariff_connected && this.offers('CONNECT_TARIFF');
    return html`
      ${programmes.length === 0 ? html`<p>${this.text('vpp-landing.none')}</p>` : nothing}
      <ul class="programmes" part="options">
        ${programmes.map((programme, index) => this.#renderProgramme(programme, index))}
      </ul>
      ${
        needsTariff
          ? html`<div class="notice" part="notice">
              <p>${this.text('vpp-landing.no-tariff')}</p>
              ${this.linkAction('CONNECT_TARIFF')}
            </div>`
          : nothing
      }
    `;
  }

  protected override actions() {
    const {programmes, tariff_connected} = this.page.data;
    // With nothing to choose, the page can only be read again, unless it offers more.
    if (programmes.length === 0 && tariff_connected) return this.actionButtons();
    return this.otherActions(['CONNECT_TARIFF']);
  }

  #renderProgramme(programme: Programme, index: number) {
    const {programme_id, programme_name, provider_name, logo_url, status} = programme;
    const name = programme_name || provider_name;
    const choice = choiceOf(status);
    const button = {
      label: this.text(`vpp-landing.${choice}`),
      busy: this.ui.busy,
      describedBy: `programme-${index}`,
      onClick: () => this.answer({programme_id}),
    };
    return html`
      <li part="option">
        <div class="programme">
          ${logo(provider_name || name, logo_url)}
          <div>
            <h3 id="programme-${index}"><bdi translate="no">${name}</bdi></h3>
            ${
              provider_name && provider_name !== name
                ? html`<p class="hint">${this.text('vpp.by', {provider: provider_name})}</p>`
                : nothing
            }
          </div>
          ${choice === 'join' ? nothing : stateBadge(status, this.translator)}
        </div>
        <div class="choose">
          ${moreLink(
            programme.learn_more_url,
            this.text('vpp-landing.learn-more'),
            this.text('vpp.new-tab'),
            `programme-${index}`,
          )}
          ${
            choice === 'join'
              ? primaryButton({type: 'button', ...button})
              : actionButton({...button, look: 'button quiet'})
          }
        </div>
      </li>
    `;
  }
}
