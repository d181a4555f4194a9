import type {Translator} from '../../messages/translator.js';
import type {Tariff, TariffAlert, TariffKind, TariffLocation} from '../../protocol/tariffs.js';
import type {TariffAction} from '../../ui/events.js';
import {formatDay} from '../../ui/format/dates.js';

/** Events for which the customer should reconnect the tariff; for all others, view it. */
const RECONNECT_ALERTS = new Set([
  'tariff.expiring',
  'tariff.expired',
  'tariff.fetch.failed',
  'tariff.connection.upgrade',
]);

/** A failed or pending tariff may have no id that would assign an alert to it. */
const UNSETTLED_STATES = new Set(['error', 'pending']);

/**
 * The alerts about one kind of tariff at a location. An alert without a kind goes to the first shown
 * kind that is unsettled, or else to the first.
 */
export function alertsOf(
  {alerts, tariffs}: TariffLocation,
  kind: TariffKind,
  shown: readonly TariffKind[],
): TariffAlert[] {
  const likely = shown.find(name => UNSETTLED_STATES.has(tariffs[name].state)) ?? shown[0];
  return alerts.filter(alert => (alert.kind || likely) === kind);
}

/** The action that resolves an alert. */
export function alertAction({type}: TariffAlert, {state}: Tariff): TariffAction {
  if (state === 'not-connected') return 'connect';
  return RECONNECT_ALERTS.has(type) ? 'reconnect' : 'view';
}

/** The message of an alert, with the provider and date of the tariff. */
export function alertMessage({type}: TariffAlert, tariff: Tariff, translator: Translator): string {
  const {provider, contractEnd} = tariff;
  // Isolated, because a name may have another direction, or contain direction marks.
  const name = provider.display_name && `\u2068${provider.display_name}\u2069`;
  // Without the year, because the date is only days away.
  const date = formatDay(contractEnd, translator, {day: 'numeric', month: 'long'});
  const values = {
    tariff: name
      ? translator.text('alert.tariff.with', {provider: name})
      : translator.text('alert.tariff'),
    date: date ?? '',
  };
  return (
    translator.find([...(date ? [`alert.${type}.on`] : []), `alert.${type}`], values) ??
    translator.text('alert.other', values)
  );
}

/** The label of the button under an alert. */
export const alertLabel = (alert: TariffAlert, tariff: Tariff, translator: Translator): string =>
  translator.find([`alert.${alert.type}.action`, `action.${alertAction(alert, tariff)}`]) ?? '';
