/** The settings of a hosted page, from the `page.json` beside it. All are optional. */
export interface PageConfig {
  /** Your name, as customers know it. */
  readonly name?: string;
  /** URL of your logo, relative to the page. */
  readonly logo?: string;
  /** Where customers can go back to. */
  readonly homeUrl?: string;
  /** A line below the pages, such as your company and address. */
  readonly legal?: string;
  /** `light`, `dark` or `auto`. */
  readonly theme?: string;
  /** CSS tokens, such as `{"--flatpeak-color-accent": "#0a7d4f"}`. */
  readonly tokens?: Readonly<Record<string, string>>;
  /** URL of a style sheet, relative to the page: for your fonts. */
  readonly stylesheet?: string;
  /** The languages that customers get, the one for all others first; all if left out. */
  readonly languages?: readonly string[];
  /** Attributes of `<flatpeak-connect>`, such as `{"api-version": "anode"}`. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** The origins of the sites that may show the page in a frame or open it as a window. */
  readonly allowedOrigins?: readonly string[];
  /** Whether an app or site around the page has the browser go to the callback URL at the end. */
  readonly followCallback?: boolean;
  /** A URL of your origin that is sent the kind of each page, and no token. */
  readonly analyticsUrl?: string;
}

/** A setting's check, and what the setting must be. */
type Check = readonly [isValid: (value: unknown) => boolean, expected: string];

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
const isTable = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every(isText);

const text: Check = [isText, 'a text'];
const url: Check = [
  value =>
    isText(value) &&
    URL.canParse(value as string, location.href) &&
    /^https?:/.test(new URL(value as string, location.href).href),
  'a URL',
];

const CHECKS: Readonly<Record<keyof PageConfig, Check>> = {
  name: text,
  logo: url,
  homeUrl: url,
  legal: text,
  theme: [value => ['light', 'dark', 'auto'].includes(value as string), 'light, dark or auto'],
  tokens: [
    value => isTable(value) && Object.keys(value as object).every(name => name.startsWith('--')),
    'an object of CSS tokens',
  ],
  stylesheet: url,
  languages: [isTexts, 'a list of language tags'],
  attributes: [
    value =>
      isTable(value) && Object.keys(value as object).every(name => /^[a-z][a-z-]*$/.test(name)),
    'an object of attributes with their texts',
  ],
  allowedOrigins: [
    value =>
      isTexts(value) && (value as string[]).every(each => /^[\w+.-]+:\/\/[^/*]+$/.test(each)),
    'a list of origins, such as ["https://app.example.com"]',
  ],
  followCallback: [value => typeof value === 'boolean', 'true or false'],
  analyticsUrl: url,
};

/** What is wrong with a setting; undefined if nothing is. */
function problemOf([name, value]: [string, unknown]): string | undefined {
  if (!Object.hasOwn(CHECKS, name)) return `“${name}” is not a setting.`;
  const [isValid, expected] = CHECKS[name as keyof PageConfig];
  return isValid(value) ? undefined : `“${name}” must be ${expected}.`;
}

/**
 * Reads the settings.
 * @returns the settings that are right, and a sentence for each that is not
 */
export async function readConfig(
  url: string,
): Promise<{readonly config: PageConfig; readonly problems: readonly string[]}> {
  let read: unknown;
  try {
    const response = await fetch(url);
    if (!response.ok) return {config: {}, problems: [`The server answers ${response.status}.`]};
    read = await response.json();
  } catch {
    return {config: {}, problems: ['It did not load, or it is not JSON.']};
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read))
    return {config: {}, problems: ['It must be an object.']};
  const entries = Object.entries(read);
  return {
    config: Object.fromEntries(entries.filter(entry => !problemOf(entry))),
    problems: entries.flatMap(entry => problemOf(entry) ?? []),
  };
}
