import type {Translator} from '../../messages/translator.js';
import type {ContractEnd} from '../../protocol/fields.js';

/**
 * The last day of a contract. A calendar day is the same day in every time zone.
 * @returns undefined if the contract has no last day, or none is known
 */
export function formatDay(
  end: ContractEnd,
  {lang}: Translator,
  format: Intl.DateTimeFormatOptions = {dateStyle: 'long'},
): string | undefined {
  const moment = Date.parse(end ?? '');
  if (Number.isNaN(moment)) return undefined;
  return new Intl.DateTimeFormat(lang, {...format, timeZone: 'UTC'}).format(moment);
}
