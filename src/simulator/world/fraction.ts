/** An exact number: what money and energy are reckoned with until a result is rounded once. */
export class Fraction {
  readonly #over: bigint;
  readonly #under: bigint;

  static readonly ZERO = new Fraction(0n, 1n);

  /** The decimal that a number is written as: 0.1 is a tenth, not the nearest binary fraction. */
  static of(value: number): Fraction {
    const [, sign = '', whole = '0', part = '', exponent = '0'] =
      /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
    const shift = Number(exponent) - part.length;
    const digits = BigInt(`${sign}${whole}${part}`);
    return shift < 0
      ? new Fraction(digits, 10n ** BigInt(-shift))
      : new Fraction(digits * 10n ** BigInt(shift), 1n);
  }

  /** @throws RangeError where `under` is zero */
  constructor(over: bigint, under: bigint) {
    const divisor = greatestDivisor(over, under) * (under < 0n ? -1n : 1n);
    this.#over = over / divisor;
    this.#under = under / divisor;
  }

  /** Reads what `toString` wrote. */
  static parse(text: string): Fraction {
    const [over = '', under = ''] = text.split('/');
    return new Fraction(BigInt(over), BigInt(under));
  }

  /** Exactly: `1/3`. */
  toString(): string {
    return `${this.#over}/${this.#under}`;
  }

  plus(other: Fraction): Fraction {
    const over = this.#over * other.#under + other.#over * this.#under;
    return new Fraction(over, this.#under * other.#under);
  }

  minus(other: Fraction): Fraction {
    return this.plus(other.times(Fraction.of(-1)));
  }

  times(other: Fraction): Fraction {
    return new Fraction(this.#over * other.#over, this.#under * other.#under);
  }

  /** @throws RangeError where the other is zero */
  over(other: Fraction): Fraction {
    return new Fraction(this.#over * other.#under, this.#under * other.#over);
  }

  isNegative(): boolean {
    return this.#over < 0n;
  }

  isZero(): boolean {
    return this.#over === 0n;
  }

  /** The nearest number with that many decimals; halves go away from zero. */
  toNumber(decimals: number): number {
    const size = this.#over < 0n ? -this.#over : this.#over;
    const doubled = 2n * size * 10n ** BigInt(decimals);
    const rounded = (doubled + this.#under) / (2n * this.#under);
    const digits = String(rounded).padStart(decimals + 1, '0');
    const whole = digits.slice(0, digits.length - decimals);
    const number = Number(`${whole}.${digits.slice(digits.length - decimals)}`);
    return this.#over < 0n && number !== 0 ? -number : number;
  }
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  let [large, small] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (small > 0n) [large, small] = [small, large % small];
  return large;
}

/** A sum of many. */
export const total = (parts: readonly Fraction[]) =>
  parts.reduce((sum, part) => sum.plus(part), Fraction.ZERO);
