import type {Amount} from '../../protocol/vpp-fields.js';
import {hourFormat} from '../prices/hour-format.js';

/** The code of ISO 4217 for no currency: its amounts are plain numbers. */
const NO_CURRENCY = 'XXX';

/** Writes amounts of money, energy and dates of a period. */
export type PeriodFormats = ReturnType<typeof periodFormats>;

/**
 * Formats for a language (BCP 47).
 * @param currency the one of amounts without a currency, ISO 4217
 */
export function periodFormats(lang: string, currency: string) {
  const minus = (text: string) => text.replace('-', '−');
  const money = (code: string) =>
    new Intl.NumberFormat(lang, {
      ...(code === NO_CURRENCY ? {} : {style: 'currency', currency: code}),
      minimumFractionDigits: 2,
      maximumFractionDigits: 2,
      signDisplay: 'negative',
    });
  const energy = new Intl.NumberFormat(lang, {maximumFractionDigits: 1, signDisplay: 'negative'});
  const date = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(lang, {...options, timeZone: 'UTC'});
    return (text: string) => format.format(Date.parse(text));
  };
  const hour = hourFormat(lang);
  const toTime = (key: string) => Date.parse(`${key}:00:00Z`);
  const time = date({timeStyle: 'short'});
  const labels: Readonly<Record<number, (key: string) => string>> = {
    4: date({year: 'numeric'}),
    7: date({month: 'long', year: 'numeric'}),
    10: date({day: 'numeric', month: 'long'}),
    13: key => time(`${key}:00:00Z`),
    16: key => time(`${key}:00Z`),
  };
  const ticks: Readonly<Record<number, (key: string) => string>> = {
    7: date({month: 'narrow'}),
    10: date({day: 'numeric'}),
    13: key => hour(toTime(key)),
  };
  const dayTitle = date({dateStyle: 'long'});
  const amount = ({value, currency: own}: Amount) => minus(money(own || currency).format(value));
  return {
    amount,
    /** Amounts of several currencies side by side; without any, none of the page's currency. */
    amounts: (list: readonly Amount[]): string =>
      (list.length > 0 ? list : [{value: 0, currency: ''}]).map(amount).join(' + '),
    energy: (kwh: number) => `${minus(energy.format(kwh))}\u00a0kWh`,
    /** The name of a column in a sentence. */
    label: (key: string): string => labels[key.length]?.(key) ?? key,
    /** The name of a column below it. */
    tick: (key: string): string => ticks[key.length]?.(key) ?? '',
    /** The name of a period. */
    title: (type: string, start: string): string => {
      if (!start) return '';
      if (type === 'YEAR') return labels[4]?.(start) ?? start;
      return type === 'MONTH' ? (labels[7]?.(start) ?? start) : dayTitle(start);
    },
  };
}
