import {contrastRatio, gradeOf, PAIRS, type Grade, type Pair} from './contrast.js';
import {rgbOf} from './resolve-color.js';
import {colorToken} from './tokens.js';

/** A pair with the colors of a theme. */
export interface JudgedPair extends Pair {
  readonly frontColor: string;
  readonly backColor: string;
  readonly ratio: number;
  readonly grade: Grade;
}

/** @param colorOf returns the computed color of a token */
export const judgePairs = (colorOf: (token: string) => string): readonly JudgedPair[] =>
  PAIRS.map(pair => {
    const [frontColor, backColor] = [
      colorOf(colorToken(pair.front)),
      colorOf(colorToken(pair.back)),
    ];
    const ratio = contrastRatio(rgbOf(frontColor), rgbOf(backColor));
    return {...pair, frontColor, backColor, ratio, grade: gradeOf(ratio, pair.kind)};
  });

const isOf = (token: string) => (pair: Pair) =>
  colorToken(pair.front) === token || colorToken(pair.back) === token;

/** The pair of a token that is nearest to its limit, or furthest below it. */
export const weakestPair = (
  pairs: readonly JudgedPair[],
  token: string,
): JudgedPair | undefined => {
  const own = pairs.filter(isOf(token));
  const failing = own.filter(({grade}) => grade === 'fails');
  return [...(failing.length > 0 ? failing : own)].sort((a, b) => a.ratio - b.ratio)[0];
};

const DIGITS = 2;

/** A ratio as text, rounded down, so that one below a limit never reads as the limit. */
export const ratioText = (ratio: number): string =>
  `${(Math.floor(ratio * 10 ** DIGITS) / 10 ** DIGITS).toFixed(DIGITS)}:1`;
