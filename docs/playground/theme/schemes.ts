/** A color in light and in dark. */
export interface SchemeColors {
  readonly light: string;
  readonly dark: string;
}

export type Scheme = keyof SchemeColors;

const LIGHT_DARK = /^light-dark\((.*)\)$/s;

/** The position of the comma that is within no parentheses. */
function topComma(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')') depth--;
    else if (text[at] === ',' && depth === 0) return at;
  }
  return -1;
}

/** Splits `light-dark(…, …)`; another value is the same in both. */
export function splitColor(value: string): SchemeColors {
  const inner = LIGHT_DARK.exec(value.trim())?.[1];
  const comma = inner === undefined ? -1 : topComma(inner);
  if (inner === undefined || comma < 0) return {light: value, dark: value};
  return {light: inner.slice(0, comma).trim(), dark: inner.slice(comma + 1).trim()};
}

export const joinColor = ({light, dark}: SchemeColors): string =>
  light === dark ? light : `light-dark(${light}, ${dark})`;
