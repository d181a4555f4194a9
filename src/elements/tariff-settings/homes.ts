import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import type {TariffKind, TariffLocation} from '../../core/index.js';
import type {Translator} from '../../messages/translator.js';
import {errorNotice} from '../../ui/notice.js';
import {addressLine, formatAddress} from '../../ui/format/address.js';
import {plusIcon} from '../../ui/icons.js';
import {alertsOf} from './alert.js';
import {tariffCard} from './card.js';
import type {TariffChoice} from './choice.js';
import {kindsOf} from './kinds.js';
import {emptyState, retryButton} from './states.js';

interface Homes {
  readonly translator: Translator;
  readonly locations: readonly TariffLocation[];
  /** The kinds of tariff on screen, at least one. */
  readonly kinds: readonly TariffKind[];
  readonly onChoice: (choice: TariffChoice) => void;
  readonly onRetry: () => void;
}

/** The customer's homes with the cards of their tariffs, or the empty state. */
export function homes(view: Homes): TemplateResult {
  const {translator, locations, kinds, onChoice} = view;
  const [kind = 'commodity-import'] = kinds;
  const connect = () => onChoice({action: 'connect', kind, tariffKey: ''});
  if (locations.length === 0) return emptyState(translator, connect);
  // Homes stand beside each other where each has one card.
  const isSlim = kinds.length === 1 && locations.length > 1;
  return html`
    <div class="stack">
      <div class=${isSlim ? 'stack homes slim' : 'stack homes'}>
        ${repeat(
          locations,
          ({id}) => id,
          (location, index) => home(view, location, index),
        )}
      </div>
      <p class="add">
        <button type="button" class="button quiet" part="button quiet" @click=${connect}>
          ${plusIcon} ${translator.text('tariffs.add')}
        </button>
      </p>
    </div>
  `;
}

function home(view: Homes, location: TariffLocation, index: number): TemplateResult {
  const {translator, locations, onRetry} = view;
  const {address, problem} = location;
  const kinds = kindsOf(location, view.kinds);
  const line = formatAddress(address);
  return html`
    <div class="stack home" part="home">
      ${
        locations.length > 1
          ? html`<h2 part="heading" tabindex="-1">
              <bdi translate=${line ? 'no' : nothing}
                >${line || translator.text('tariffs.home', {name: index + 1})}</bdi
              >
            </h2>`
          : line && addressLine(address, nothing)
      }
      ${
        problem
          ? errorNotice(
              [
                translator.find([`tariffs.problem.${problem}`]) ??
                  translator.text('tariffs.problem'),
              ],
              retryButton(translator, onRetry),
            )
          : html`<div class="cards">
              ${repeat(
                kinds,
                kind => kind,
                kind => card({...view, kinds}, location, index, kind),
              )}
            </div>`
      }
    </div>
  `;
}

function card(
  {translator, kinds, onChoice}: Homes,
  location: TariffLocation,
  index: number,
  kind: TariffKind,
): TemplateResult {
  const {id: locationId, tariffs} = location;
  const tariff = tariffs[kind];
  return tariffCard({
    ...{translator, locationId, kind, tariff},
    id: `home-${index}-${kind}`,
    isMain: kind === kinds[0],
    alerts: alertsOf(location, kind, kinds),
    onAction: action =>
      onChoice({action, kind, locationId, tariffKey: `${tariff.state} ${tariff.id}`}),
  });
}
