import {round, table} from '../numbers.js';
import {readMemory, type Memory} from './memory.js';

/** The memory and the clock are looked at after each of so many equal parts of the work. */
const PARTS = 10;

/** A part of some work. */
export interface Part {
  /** How much of the work was done at its end. */
  readonly done: number;
  /** What the process held then. */
  readonly memory: Memory;
  /** Pieces of work in a second; NaN for the beginning. */
  readonly rate: number;
}

/** The course of some work that consists of many equal pieces. */
export class Course {
  readonly #size: number;
  readonly #total: number;
  readonly parts: Part[] = [];
  #done = 0;
  #began: number;

  constructor(total: number) {
    this.#total = total;
    this.#size = Math.ceil(total / PARTS);
    this.parts.push({done: 0, memory: readMemory(), rate: NaN});
    this.#began = performance.now();
  }

  /** Notes that one more piece is done. */
  advance(): void {
    this.#done++;
    if (this.#done % this.#size !== 0 && this.#done !== this.#total) return;
    const pieces = this.#done - (this.parts.at(-1)?.done ?? 0);
    const rate = (pieces / (performance.now() - this.#began)) * 1000;
    this.parts.push({done: this.#done, memory: readMemory(), rate});
    // The time that the look at the memory took is no time of the work.
    this.#began = performance.now();
  }
}

/** @param pieces what the work consists of, such as "events" */
export const tableOf = (pieces: string, parts: readonly Part[]): string =>
  table([
    [pieces, 'heap MB', 'process MB', `${pieces}/s`],
    ...parts.map(({done, memory, rate}) => [
      `${done}`,
      round(memory.heap),
      round(memory.rss),
      Number.isNaN(rate) ? '' : round(rate),
    ]),
  ]);
