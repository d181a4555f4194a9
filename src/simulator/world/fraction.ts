/** An exact rational number, for sums of money and energy that are rounded only once. */
export class Fraction {
  readonly #numerator: bigint;
  readonly #denominator: bigint;

  static readonly ZERO = new Fraction(0n, 1n);

  /** The decimal value of a number's shortest text: 0.1 is one tenth, not the nearest binary fraction. */
  static of(value: number): Fraction {
    const [, sign = '', whole = '0', part = '', exponent = '0'] =
      /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
    const shift = Number(exponent) - part.length;
    const digits = BigInt(`${sign}${whole}${part}`);
    return shift < 0
      ? new Fraction(digits, 10n ** BigInt(-shift))
      : new Fraction(digits * 10n ** BigInt(shift), 1n);
  }

  /** @throws RangeError if the denominator is zero */
  constructor(numerator: bigint, denominator: bigint) {
    const divisor = greatestCommonDivisor(numerator, denominator) * (denominator < 0n ? -1n : 1n);
    this.#numerator = numerator / divisor;
    this.#denominator = denominator / divisor;
  }

  /** Parses the result of `toString`. */
  static parse(text: string): Fraction {
    const [numerator = '', denominator = ''] = text.split('/');
    return new Fraction(BigInt(numerator), BigInt(denominator));
  }

  /** For example `1/3`. */
  toString(): string {
    return `${this.#numerator}/${this.#denominator}`;
  }

  plus(other: Fraction): Fraction {
    const numerator = this.#numerator * other.#denominator + other.#numerator * this.#denominator;
    return new Fraction(numerator, this.#denominator * other.#denominator);
  }

  minus(other: Fraction): Fraction {
    return this.plus(other.times(Fraction.of(-1)));
  }

  times(other: Fraction): Fraction {
    return new Fraction(this.#numerator * other.#numerator, this.#denominator * other.#denominator);
  }

  /** @throws RangeError if the other is zero */
  over(other: Fraction): Fraction {
    return new Fraction(this.#numerator * other.#denominator, this.#denominator * other.#numerator);
  }

  isNegative(): boolean {
    return this.#numerator < 0n;
  }

  isZero(): boolean {
    return this.#numerator === 0n;
  }

  /** Rounds to decimals; halves are rounded away from zero. */
  toNumber(decimals: number): number {
    const size = this.#numerator < 0n ? -this.#numerator : this.#numerator;
    const doubled = 2n * size * 10n ** BigInt(decimals);
    const rounded = (doubled + this.#denominator) / (2n * this.#denominator);
    const digits = String(rounded).padStart(decimals + 1, '0');
    const whole = digits.slice(0, digits.length - decimals);
    const number = Number(`${whole}.${digits.slice(digits.length - decimals)}`);
    return this.#numerator < 0n && number !== 0 ? -number : number;
  }
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [large, small] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (small > 0n) [large, small] = [small, large % small];
  return large;
}

/** The sum of fractions. */
export const total = (parts: readonly Fraction[]) =>
  parts.reduce((sum, part) => sum.plus(part), Fraction.ZERO);
