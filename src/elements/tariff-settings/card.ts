import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import type {Translator} from '../../messages/translator.js';
import type {Tariff, TariffAlert, TariffKind, TariffState} from '../../protocol/tariffs.js';
import type {TariffAction} from '../../ui/events.js';
import {factList} from '../../ui/facts.js';
import {formatDay} from '../../ui/format/dates.js';
import {quotedPrice} from '../../ui/format/money.js';
import {structureLabel} from '../../ui/format/names.js';
import {priceAmount, unitLabel} from '../../ui/prices/price-now.js';
import {logo} from '../../ui/provider-badge.js';
import {alertAction, alertLabel, alertMessage} from './alert.js';

/** The actions of a tariff by its state, the likeliest first. */
const ACTIONS: Record<TariffState, readonly TariffAction[]> = {
  'not-connected': ['connect'],
  connected: ['view', 'disconnect'],
  pending: ['view', 'disconnect'],
  error: ['reconnect', 'disconnect'],
  'not-supported': [],
};

/** What the card says of a tariff: its state, or what an alert says of its contract. */
type ShownState = TariffState | 'expiring' | 'expired';

/** One kind of tariff at one location. */
export interface TariffCard {
  readonly translator: Translator;
  /** Unique in its shadow root. */
  readonly id: string;
  readonly locationId: string;
  readonly kind: TariffKind;
  /** The first of its home; its connect button is the primary one. */
  readonly isMain: boolean;
  readonly tariff: Tariff;
  readonly alerts: readonly TariffAlert[];
  readonly onAction: (action: TariffAction) => void;
}

/** The card of a tariff, connected or not. The shadow root needs `tariffStyles`. */
export function tariffCard(card: TariffCard): TemplateResult {
  const {translator, id, locationId, kind, tariff, alerts} = card;
  const {state} = tariff;
  const shown = shownState(card);
  const alertActions = alerts.map(alert => alertAction(alert, tariff));
  const actions = ACTIONS[state].filter(action => !alertActions.includes(action));
  return html`
    <article
      class="card"
      part="card"
      aria-labelledby=${id}
      data-location=${locationId}
      data-kind=${kind}
    >
      <div class="card-head">
        <h3 id=${id} part="heading" tabindex="-1">${translator.text(`tariff.${kind}`)}</h3>
        <span class="state ${shown}" part="state ${shown}">
          ${translator.text(`tariff.state.${shown}`)}
        </span>
      </div>
      ${
        state === 'not-connected' || state === 'not-supported'
          ? html`<p class="muted">${translator.text(`tariff.${kind}.hint`)}</p>`
          : supplier(card)
      }
      ${state === 'connected' ? price(card) : nothing} ${facts(card)}
      ${repeat(
        alerts,
        alert => alert.id,
        alert => alertNotice(card, alert),
      )}
      ${stateNote(card)}
      ${
        actions.length > 0
          ? html`<div class="card-actions" part="actions">
              ${repeat(
                actions,
                action => action,
                action =>
                  button(
                    card,
                    action,
                    translator.text(`action.${action}`),
                    buttonLook(action, card),
                  ),
              )}
            </div>`
          : nothing
      }
    </article>
  `;
}

function shownState({tariff: {state}, alerts}: TariffCard): ShownState {
  const has = (type: string) => alerts.some(alert => alert.type === type);
  if (state !== 'connected' && state !== 'error') return state;
  if (has('tariff.expired')) return 'expired';
  return state === 'connected' && has('tariff.expiring') ? 'expiring' : state;
}

function supplier({tariff: {provider, name}}: TariffCard): unknown {
  const title = provider.display_name || name;
  if (!title) return nothing;
  return html`
    <div class="provider" part="provider">
      ${logo(title, provider.logo_url)}
      <p>
        <strong class="provider-name" translate="no"><bdi>${title}</bdi></strong>
        ${name && name !== title ? html`<br /><bdi class="muted" translate="no">${name}</bdi>` : nothing}
      </p>
    </div>
  `;
}

function price({translator, tariff}: TariffCard): unknown {
  if (!tariff.price) return nothing;
  const {value, currency} = tariff.price;
  return html`
    <p class="price" part="price">
      <span class="muted">${translator.text('prices.now')}</span><br />
      ${priceAmount(quotedPrice(value, currency, translator.lang), unitLabel(currency, translator))}
    </p>
  `;
}

function facts({translator, tariff}: TariffCard): unknown {
  const {state, structure, contractEnd} = tariff;
  if (state === 'not-connected' || state === 'not-supported') return nothing;
  const day = formatDay(contractEnd, translator);
  const end =
    contractEnd === 'open-ended' ? translator.text('tariff-summary.contract.open-ended') : day;
  return factList([
    [translator.text('tariff-summary.structure'), structureLabel(structure, translator)],
    [translator.text('tariff-summary.contract'), end, day !== undefined],
  ]);
}

function alertNotice(card: TariffCard, alert: TariffAlert): TemplateResult {
  const {translator, tariff} = card;
  return html`
    <div class="notice warning" part="notice">
      <p>${alertMessage(alert, tariff, translator)}</p>
      ${button(card, alertAction(alert, tariff), alertLabel(alert, tariff, translator), 'button outlined')}
    </div>
  `;
}

/** A text about the state, unless there is an alert. */
function stateNote({translator, tariff: {state}, alerts}: TariffCard): unknown {
  if (alerts.length > 0) return nothing;
  const text = translator.find([`tariff.${state}`]);
  if (!text) return nothing;
  return state === 'error'
    ? html`<p class="notice warning" part="notice">${text}</p>`
    : html`<p class="muted">${text}</p>`;
}

function buttonLook(action: TariffAction, {isMain}: TariffCard): string {
  if (action === 'disconnect') return 'button quiet danger';
  if (action === 'view') return 'button quiet';
  return isMain || action === 'reconnect' ? 'button primary' : 'button outlined';
}

const button = (
  {id, onAction}: TariffCard,
  action: TariffAction,
  label: string,
  look: string,
): TemplateResult => html`
  <button
    type="button"
    class=${look}
    part=${look}
    data-action=${action}
    aria-describedby=${id}
    @click=${() => onAction(action)}
  >
    ${label}
  </button>
`;
