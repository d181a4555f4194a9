/** Red, green and blue from 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

const CHANNEL_MAX = 255;

/** Relative luminance as WCAG 2 defines it. */
function luminance(rgb: Rgb): number {
  const [red = 0, green = 0, blue = 0] = rgb
    .map(channel => channel / CHANNEL_MAX)
    .map(channel => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast ratio of two colors, from 1 to 21. */
export function contrastRatio(one: Rgb, other: Rgb): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

export type Grade = 'AAA' | 'AA' | 'fails';

/** The least ratios of WCAG 1.4.3, 1.4.6 and 1.4.11. */
const LIMITS = {text: {AA: 4.5, AAA: 7}, graphic: {AA: 3, AAA: 4.5}} as const;

export type PairKind = keyof typeof LIMITS;

export function gradeOf(ratio: number, kind: PairKind): Grade {
  const {AA, AAA} = LIMITS[kind];
  if (ratio >= AAA && kind === 'text') return 'AAA';
  return ratio >= AA ? 'AA' : 'fails';
}

/** Two colors that the widget draws on each other. */
export interface Pair {
  readonly label: string;
  readonly kind: PairKind;
  /** Color tokens without their prefix. */
  readonly front: string;
  readonly back: string;
}

const text = (label: string, front: string, back: string): Pair => ({
  ...{label, kind: 'text', front, back},
});
const graphic = (label: string, front: string, back: string): Pair => ({
  ...{label, kind: 'graphic', front, back},
});

/** The pairs that test/browser/ui/styles/contrast.test.ts holds the themes to. */
export const PAIRS: readonly Pair[] = [
  text('Text on the card', 'text', 'surface'),
  text('Text in a field', 'text', 'field'),
  text('Text under the pointer', 'text', 'tint'),
  text('Hint on the card', 'muted', 'surface'),
  text('Hint in a field', 'muted', 'field'),
  text('Link on the card', 'accent', 'surface'),
  text('Link under the pointer', 'accent', 'tint'),
  text('Primary button', 'on-accent', 'accent'),
  text('Error on the card', 'danger', 'surface'),
  text('Button that cannot be undone', 'surface', 'danger'),
  text('Test badge', 'warning', 'surface'),
  graphic('Border of a field', 'outline', 'field'),
  graphic('Focus ring', 'focus', 'surface'),
  graphic('Low price in the chart', 'cheap', 'surface'),
  graphic('Usual price in the chart', 'usual', 'surface'),
  graphic('High price in the chart', 'dear', 'surface'),
];
