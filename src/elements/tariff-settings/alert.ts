import type {Translator} from '../../messages/translator.js';
import type {Tariff, TariffAlert, TariffKind, TariffLocation} from '../../protocol/tariffs.js';
import type {TariffAction} from '../../ui/events.js';
import {dayInWords} from '../../ui/tariff-words.js';

/** Events after which the tariff is connected anew; any other is worth a look. */
const RECONNECTED = new Set([
  'tariff.expiring',
  'tariff.expired',
  'tariff.fetch.failed',
  'tariff.connection.upgrade',
]);

/** A tariff that failed or waits may have lost the id by which its alert is told to be its own. */
const UNSETTLED = new Set(['error', 'pending']);

/** The alerts about one kind of tariff at a location, of those that are shown. */
export function alertsOf(
  {alerts, tariffs}: TariffLocation,
  kind: TariffKind,
  shown: readonly TariffKind[],
): TariffAlert[] {
  const likely = shown.find(name => UNSETTLED.has(tariffs[name].state)) ?? shown[0];
  return alerts.filter(alert => (alert.kind || likely) === kind);
}

/** What helps against an alert. */
export function alertAction({type}: TariffAlert, {state}: Tariff): TariffAction {
  if (state === 'not-connected') return 'connect';
  return RECONNECTED.has(type) ? 'reconnect' : 'view';
}

/** An alert in the customer's words, with what is known of the tariff. */
export function alertSentence({type}: TariffAlert, tariff: Tariff, words: Translator): string {
  const {provider, contractEnd} = tariff;
  // A name keeps its own direction, and whatever it holds of that ends with it.
  const name = provider.display_name && `\u2068${provider.display_name}\u2069`;
  // It is days away: the year would only be in the way.
  const date = dayInWords(contractEnd, words, {day: 'numeric', month: 'long'});
  const values = {
    tariff: name ? words.text('alert.tariff.with', {provider: name}) : words.text('alert.tariff'),
    date: date ?? '',
  };
  return (
    words.find([...(date ? [`alert.${type}.on`] : []), `alert.${type}`], values) ??
    words.text('alert.other', values)
  );
}

/** What the button under an alert says. */
export const alertLabel = (alert: TariffAlert, tariff: Tariff, words: Translator): string =>
  words.find([`alert.${alert.type}.action`, `action.${alertAction(alert, tariff)}`]) ?? '';
