import {css, html, nothing} from 'lit';
import type {DataOf} from '../protocol/routes.js';
import {logo} from '../ui/provider-badge.js';
import {humanize, keyOf} from '../ui/format/names.js';
import {ActionPage} from '../ui/action-page.js';
import {chartStyles} from '../ui/prices/chart-styles.js';
import {dayBarStyles} from '../ui/prices/day-bar.js';
import {daysOf} from '../ui/prices/rates.js';
import {tariffPrices} from '../ui/prices/tariff-prices.js';
import {REPORT_ACTIONS} from '../ui/report-actions.js';

type Tariff = DataOf<'tariff-list'>['tariffs'][number];

/** The actions of a tariff by its status, of those that the page offers. */
const ACTIONS_BY_STATUS: ReadonlyMap<string, readonly string[]> = new Map([
  ['CONNECTED', ['CHANGE', ...REPORT_ACTIONS, 'DISCONNECT']],
  ['PENDING', ['CHANGE', 'DISCONNECT']],
  ['ERROR_REPORTED', ['UPDATE_ISSUE_REPORT', 'CANCEL_ISSUE_REPORT', 'CHANGE', 'DISCONNECT']],
]);
const DEFAULT_ACTIONS: readonly string[] = ['RECONNECT', 'RETRY', 'CHANGE', 'DISCONNECT'];

/** A tariff that is only estimated can be reconnected, also if its status is CONNECTED. */
const actionsOf = ({status, temporary}: Tariff) =>
  (temporary && status === 'CONNECTED' ? undefined : ACTIONS_BY_STATUS.get(status)) ??
  DEFAULT_ACTIONS;
const NEW_TARIFF_ACTIONS: readonly string[] = ['CHANGE', 'RECONNECT'];
const PER_TARIFF_ACTIONS = new Set([...ACTIONS_BY_STATUS.values(), DEFAULT_ACTIONS].flat());

/** All stored tariffs of a location. The customer can report or disconnect them. */
export class TariffListPage extends ActionPage<'tariff-list'> {
  static override readonly stage = 'confirm';
  static override styles = [
    ...ActionPage.styles,
    chartStyles,
    dayBarStyles,
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
      /* Aligns the labels of the buttons with the text. */
      .aside {
        display: flex;
        flex-wrap: wrap;
        margin-inline-start: max(-0.75rem, -12px);
      }
    `,
  ];

  /** The current time in ms since the epoch. Default: the time of the clock. */
  now: number | undefined;

  protected override heading() {
    return this.t('tariffs.title');
  }

  protected override content() {
    const {tariffs} = this.page.data;
    return tariffs.length > 0
      ? tariffs.map((tariff, index) => this.#renderTariff(tariff, index))
      : html`<p>${this.t('tariffs.empty')}</p>`;
  }

  protected override actions() {
    const placed = new Set(PER_TARIFF_ACTIONS);
    // With no tariff, these are how to get one.
    if (this.page.data.tariffs.length === 0)
      NEW_TARIFF_ACTIONS.forEach(each => placed.delete(each));
    return html`${this.doneButton()} ${this.otherActions([...placed])}`;
  }

  /** The only tariff needs no id. */
  #renderActions(tariff: Tariff, index: number) {
    const {id} = tariff;
    const isOnly = this.page.data.tariffs.length === 1;
    if (!id && !isOnly) return nothing;
    return this.actionsFor(actionsOf(tariff), id ? {tariff_id: id} : undefined, `tariff-${index}`);
  }

  #renderTariff(tariff: Tariff, index: number) {
    const {direction, display_name, provider, rates, status, type} = tariff;
    const {market_rates_source, temporary, tiered} = tariff;
    const {translator, now} = this;
    const kind = keyOf(`${type}-${direction}`);
    const state = keyOf(status);
    const title = provider.display_name || display_name;
    return html`
      <div class="tariff" part="tariff" role="group" aria-labelledby="tariff-${index}">
        <h3 id="tariff-${index}">
          ${translator.find([`tariff.${kind}`]) ?? (display_name || this.t('alert.tariff'))}
        </h3>
        <div class="who">
          ${title ? logo(title, provider.logo_url) : nothing}
          <p>
            <strong><bdi translate="no">${title}</bdi></strong>
            ${display_name && display_name !== title ? html`<br /><bdi class="muted" translate="no">${display_name}</bdi>` : nothing}
            <br /><span class="hint" part="hint">
              ${translator.find([`tariff.state.${state}`]) ?? humanize(status)}
            </span>
          </p>
        </div>
        ${
          temporary
            ? html`<p class="notice warning" part="notice">${this.t('tariff-list.temporary')}</p>`
            : nothing
        }
        ${tariffPrices('', {
          translator,
          currency: this.page.data.currency_code,
          days: daysOf(rates),
          isExport: direction === 'EXPORT',
          now,
        })}
        ${tiered ? html`<p class="notice" part="notice">${this.t('tariff-summary.tiered')}</p>` : nothing}
        ${
          market_rates_source
            ? html`<p class="hint" part="hint">${this.t('tariff-summary.market')}</p>`
            : nothing
        }
        ${this.#renderActions(tariff, index)}
      </div>
    `;
  }
}
