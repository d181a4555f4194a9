import type {Translator} from '../messages/translator.js';
import type {ContractEnd} from '../protocol/fields.js';
import {readable} from './page-element.js';

/** How a tariff's price works, by the service's word for it; undefined where it gave none. */
export function structureInWords(structure: string, words: Translator): string | undefined {
  if (!structure) return undefined;
  const key = `tariff-structure.${structure.toLowerCase().replaceAll('_', '-')}`;
  return words.find([key]) ?? readable(structure);
}

/**
 * The last day of a contract; a calendar day is the same day wherever it is read.
 * @returns undefined where the contract has no last day, or nobody knows it
 */
export function dayInWords(
  end: ContractEnd,
  {lang}: Translator,
  format: Intl.DateTimeFormatOptions = {dateStyle: 'long'},
): string | undefined {
  const moment = Date.parse(end ?? '');
  if (Number.isNaN(moment)) return undefined;
  return new Intl.DateTimeFormat(lang, {...format, timeZone: 'UTC'}).format(moment);
}
