/** What the value of a token is. */
interface ValueType {
  /** A property that takes the same values. */
  readonly property: string;
  readonly name: string;
  readonly example: string;
}

const COLOR: ValueType = {property: 'color', name: 'CSS color', example: '#0a7350'};
const LENGTH: ValueType = {property: 'padding-top', name: 'CSS length', example: '4px'};
const FONT: ValueType = {
  property: 'font-family',
  name: 'list of fonts in CSS',
  example: 'Georgia, serif',
};

/** The tokens that are neither a color nor a length. */
const TYPES: Readonly<Record<string, ValueType>> = {
  '--flatpeak-font': FONT,
  '--flatpeak-heading-font': FONT,
  '--flatpeak-heading-weight': {property: 'font-weight', name: 'CSS font weight', example: '600'},
  '--flatpeak-shadow': {property: 'box-shadow', name: 'CSS shadow', example: '0 1px 3px #0004'},
  '--flatpeak-motion': {
    property: 'transition-duration',
    name: 'CSS duration',
    example: '160ms',
  },
};

const COLOR_TOKEN = /^--flatpeak-color-/;

const typeOf = (token: string): ValueType =>
  TYPES[token] ?? (COLOR_TOKEN.test(token) ? COLOR : LENGTH);

/** What would end a declaration. */
const UNSAFE = /[;{}<>]/;
const MAX_LENGTH = 200;
const MAX_SHOWN = 40;

/** A visitor's text in a sentence. */
export const quoted = (text: string): string =>
  `“${text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text}”`;

/** What is wrong with the value of a token, as the end of a sentence; undefined if it can be used. */
export function mistakeIn(token: string, value: string): string | undefined {
  const {property, name, example} = typeOf(token);
  if (value.length > MAX_LENGTH) return `is longer than ${MAX_LENGTH} characters`;
  const isUsable = !UNSAFE.test(value) && CSS.supports(property, value);
  return isUsable ? undefined : `is no ${name}, such as ${example}`;
}
