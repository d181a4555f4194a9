import {css, html, nothing} from 'lit';
import type {DataOf} from '../protocol/routes.js';
import {logo} from '../ui/provider-badge.js';
import {PageElement, readable} from '../ui/page-element.js';
import {chartStyles, priceChart} from '../ui/prices/chart.js';
import {daysOf} from '../ui/prices/rates.js';
import {REPORTS} from '../ui/tariff-reports.js';

type Tariff = DataOf<'tariff-list'>['tariffs'][number];

/** What can be done about a tariff in each state, where the page offers it. */
const ACTIONS: ReadonlyMap<string, readonly string[]> = new Map([
  ['CONNECTED', [...REPORTS, 'DISCONNECT']],
  ['ERROR_REPORTED', ['UPDATE_ISSUE_REPORT', 'CANCEL_ISSUE_REPORT', 'DISCONNECT']],
]);
const OTHERWISE: readonly string[] = ['RECONNECT', 'DISCONNECT'];

const actionsOf = ({status}: Tariff) => ACTIONS.get(status) ?? OTHERWISE;
const OF_TARIFFS = new Set([...ACTIONS.values(), OTHERWISE].flat());

/** All tariffs of a location. They are stored: what is wrong can be reported or taken away. */
export class TariffListPage extends PageElement<'tariff-list'> {
  static override readonly stage = 'confirm';
  static override styles = [
    ...PageElement.styles,
    chartStyles,
    css`
      .tariff {
        display: grid;
        gap: 0.75rem;
      }
      .tariff + .tariff {
        padding-block-start: 1.5rem;
        border-block-start: 1px solid var(--_line);
      }
      .who {
        display: flex;
        align-items: center;
        gap: 0.75rem;
      }
      h3,
      .who p {
        margin: 0;
      }
      /* Their words stand where all others begin. */
      .aside {
        display: flex;
        flex-wrap: wrap;
        margin-inline-start: max(-0.75rem, -12px);
      }
    `,
  ];

  /** The moment that counts as now (milliseconds since 1970); the clock's, unless given. */
  now: number | undefined;

  protected override heading() {
    return this.t('tariffs.title');
  }

  protected override content() {
    return this.page.data.tariffs.map((tariff, index) => this.#renderTariff(tariff, index));
  }

  protected override actions() {
    return html`${this.doneButton()} ${this.otherActions([...OF_TARIFFS])}`;
  }

  #renderTariff(tariff: Tariff, index: number) {
    const {direction, display_name, temporary, provider, rates, status, type} = tariff;
    const {words, now} = this;
    const kind = `${type}-${direction}`.toLowerCase().replaceAll('_', '-');
    const state = status.toLowerCase().replaceAll('_', '-');
    const title = provider.display_name || display_name;
    return html`
      <div class="tariff" part="tariff" role="group" aria-labelledby="tariff-${index}">
        <h3 id="tariff-${index}">
          ${words.find([`tariff.${kind}`]) ?? (display_name || this.t('alert.tariff'))}
        </h3>
        <div class="who">
          ${title ? logo(title, provider.logo_url) : nothing}
          <p>
            <strong><bdi>${title}</bdi></strong>
            ${display_name && display_name !== title ? html`<br /><bdi class="muted">${display_name}</bdi>` : nothing}
            <br /><span class="hint" part="hint">
              ${words.find([`tariff.state.${state}`]) ?? readable(status)}
            </span>
          </p>
        </div>
        ${
          temporary
            ? html`<p class="notice warning" part="notice">${this.t('tariff-list.temporary')}</p>`
            : nothing
        }
        ${priceChart({
          words,
          currency: this.page.data.currency_code,
          days: daysOf(rates),
          isPaid: direction === 'EXPORT',
          now,
        })}
        ${this.actionsAbout(actionsOf(tariff), {tariff_id: tariff.id}, `tariff-${index}`)}
      </div>
    `;
  }
}
