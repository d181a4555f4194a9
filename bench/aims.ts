import {round, table} from './numbers.js';
import type {Numbers} from './rounds.js';

/** What is wanted of a target, and the number that says whether it is so. */
export interface Aim {
  readonly name: string;
  readonly most: number;
  /** NaN where it was not measured. */
  readonly of: (record: Numbers) => {readonly value: number; readonly note?: string};
}

/** Each aim, and for each target its number and whether it is met. */
export function aimsTable(
  aims: readonly Aim[],
  records: readonly (readonly [name: string, record: Numbers])[],
): string {
  const head = ['aim', 'at most', ...records.map(([name]) => name)];
  const rows = aims.map(({name, most, of}) => [
    name,
    String(Number(most.toFixed(3))),
    ...records.map(([, record]) => {
      const {value, note} = of(record);
      if (Number.isNaN(value)) return '';
      const digits = most < 10 && most > 0 ? value.toFixed(3) : round(value);
      const said = note ? `${digits} (${note})` : digits;
      return value <= most ? `${said}, met` : `**${said}**, not met`;
    }),
  ]);
  return table([head, ...rows]);
}
