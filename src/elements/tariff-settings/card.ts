import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import type {Translator} from '../../messages/translator.js';
import type {Tariff, TariffAlert, TariffKind, TariffState} from '../../protocol/tariffs.js';
import type {TariffAction} from '../../ui/events.js';
import {priceUnit, quotedPrice} from '../../ui/format/money.js';
import {logo} from '../../ui/provider-badge.js';
import {alertAction, alertLabel, alertSentence} from './alert.js';
import {dayInWords, structureInWords} from '../../ui/tariff-words.js';

/** What a customer can do about a tariff, the likeliest first. */
const ACTIONS: Record<TariffState, readonly TariffAction[]> = {
  'not-connected': ['connect'],
  connected: ['view', 'edit', 'disconnect'],
  pending: ['view', 'disconnect'],
  error: ['reconnect', 'disconnect'],
  'not-supported': [],
};

/** What an alert may ask for, too; the other actions are quiet. */
const URGENT = new Set<TariffAction>(['connect', 'reconnect']);

/** One kind of tariff at one location, and how to show it. */
export interface TariffCard {
  readonly words: Translator;
  /** Unique in its shadow root. */
  readonly id: string;
  readonly locationId: string;
  readonly kind: TariffKind;
  /** The kind that the host asks for first: connecting it is the thing to do. */
  readonly isMain: boolean;
  readonly tariff: Tariff;
  readonly alerts: readonly TariffAlert[];
  readonly onAction: (action: TariffAction) => void;
}

/** The card of a tariff, connected or not. Whoever places it has `tariffStyles` among its styles. */
export function tariffCard(card: TariffCard): TemplateResult {
  const {words, id, locationId, kind, tariff, alerts} = card;
  const {state} = tariff;
  const placed = alerts.map(alert => alertAction(alert, tariff));
  const actions = ACTIONS[state].filter(action => !URGENT.has(action) || !placed.includes(action));
  return html`
    <article
      class="card"
      part="card"
      aria-labelledby=${id}
      data-location=${locationId}
      data-kind=${kind}
    >
      <div class="card-head">
        <h3 id=${id} part="heading" tabindex="-1">${words.text(`tariff.${kind}`)}</h3>
        <span class="state ${state}" part="state ${state}">
          ${words.text(`tariff.state.${state}`)}
        </span>
      </div>
      ${
        state === 'not-connected' || state === 'not-supported'
          ? html`<p class="muted">${words.text(`tariff.${kind}.hint`)}</p>`
          : supplier(card)
      }
      ${state === 'connected' ? price(card) : nothing} ${facts(card)}
      ${repeat(
        alerts,
        alert => alert.id,
        alert => notice(card, alert),
      )}
      ${remark(card)}
      ${
        actions.length > 0
          ? html`<div class="ways" part="actions">
              ${repeat(
                actions,
                action => action,
                action =>
                  button(card, action, words.text(`action.${action}`), lookOf(action, card)),
              )}
            </div>`
          : nothing
      }
    </article>
  `;
}

function supplier({tariff: {provider, name}}: TariffCard): unknown {
  const title = provider.display_name || name;
  if (!title) return nothing;
  return html`
    <div class="provider" part="provider">
      ${logo(title, provider.logo_url)}
      <p>
        <strong class="provider-name"><bdi>${title}</bdi></strong>
        ${name && name !== title ? html`<br /><bdi class="muted">${name}</bdi>` : nothing}
      </p>
    </div>
  `;
}

function price({words, tariff}: TariffCard): unknown {
  if (!tariff.price) return nothing;
  const {value, currency} = tariff.price;
  const unit = words.text('unit.kwh', {unit: priceUnit(currency, words.lang).name});
  return html`
    <p part="price">
      <span class="muted">${words.text('prices.now')}</span><br />
      <bdi
        ><strong class="amount" part="amount">${quotedPrice(value, currency, words.lang)}</strong>
        ${unit}</bdi
      >
    </p>
  `;
}

function facts({words, tariff}: TariffCard): unknown {
  const {state, structure, contractEnd} = tariff;
  if (state === 'not-connected' || state === 'not-supported') return nothing;
  const end =
    contractEnd === 'open-ended'
      ? words.text('tariff-summary.contract.open-ended')
      : dayInWords(contractEnd, words);
  const known = [
    ['structure', structureInWords(structure, words)],
    ['contract', end],
  ] as const;
  if (known.every(([, fact]) => !fact)) return nothing;
  return html`
    <dl class="facts" part="facts">
      ${known.map(([what, fact]) =>
        fact
          ? html`<div class="fact">
              <dt>${words.text(`tariff-summary.${what}`)}</dt>
              <dd>${fact}</dd>
            </div>`
          : nothing,
      )}
    </dl>
  `;
}

function notice(card: TariffCard, alert: TariffAlert): TemplateResult {
  const {words, tariff} = card;
  return html`
    <div class="notice warning" part="notice">
      <p>${alertSentence(alert, tariff, words)}</p>
      ${button(card, alertAction(alert, tariff), alertLabel(alert, tariff, words), 'button outlined')}
    </div>
  `;
}

/** What there is to say of a state that nobody was told of by an alert. */
function remark({words, tariff: {state}, alerts}: TariffCard): unknown {
  if (alerts.length > 0) return nothing;
  const sentence = words.find([`tariff.${state}`]);
  if (!sentence) return nothing;
  return state === 'error'
    ? html`<p class="notice warning" part="notice">${sentence}</p>`
    : html`<p class="muted">${sentence}</p>`;
}

function lookOf(action: TariffAction, {isMain}: TariffCard): string {
  if (!URGENT.has(action)) return 'button quiet';
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
