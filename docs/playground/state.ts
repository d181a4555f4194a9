import {pagesOf, START_PAGES} from './pages.js';
import {REST_FAULT_TYPES, FAULT_TYPES, TARIFF_INCIDENTS} from 'flatpeak-connect/simulator';

/**
 * What the playground shows, as its link keeps it. The first value of each list is the default,
 * except for the width.
 */
export const CHOICES = {
  element: ['connect', 'dialog', 'settings', 'prices'],
  version: ['zero', 'anode', 'busbar'],
  /** Whose provider comes first in the list. */
  connection: ['any', 'DIRECT', 'LIBRARY', 'MARKET', 'MANUAL'],
  direction: ['IMPORT', 'EXPORT'],
  page: ['first', ...START_PAGES],
  /** The tariff that the customer has before the visit. */
  tariff: ['connected', 'none', ...TARIFF_INCIDENTS.filter(incident => incident !== 'recover')],
  fault: ['none', ...FAULT_TYPES],
  lang: ['en', 'ar', 'cs', 'da', 'de', 'es', 'fi', 'fr', 'it', 'nb', 'nl', 'pl', 'pt', 'sv'],
  text: ['auto', 'ltr', 'rtl'],
  theme: ['default', 'sterling', 'sunny', 'grid', 'gauge', 'press'],
  colors: ['auto', 'light', 'dark'],
  width: ['320', '390', '768', 'full'],
} as const;

type Choices = typeof CHOICES;
export type ChoiceName = keyof Choices;
export type ElementName = Choices['element'][number];
export type Theme = Choices['theme'][number];

/** The tokens that are set in the theme editor, by name. */
export type Tokens = Readonly<Record<string, string>>;

export type PlaygroundState = {readonly [Name in ChoiceName]: Choices[Name][number]} & {
  readonly tokens: Tokens;
};

export const CHOICE_NAMES = Object.keys(CHOICES) as ChoiceName[];

export const DEFAULT_STATE = {
  ...Object.fromEntries(CHOICE_NAMES.map(name => [name, CHOICES[name][0]])),
  width: '390',
  tokens: {},
} as unknown as PlaygroundState;

/** The choices that only some elements have. */
const ELEMENTS_WITH: Partial<Record<ChoiceName, readonly ElementName[]>> = {
  version: ['connect', 'dialog', 'settings'],
  connection: ['connect', 'dialog', 'settings'],
  page: ['connect', 'dialog'],
  tariff: ['settings', 'prices'],
};

/** Whether an element has a choice. */
export const hasChoice = (name: ChoiceName, element: ElementName): boolean =>
  ELEMENTS_WITH[name]?.includes(element) ?? true;

const REST_FAULTS: readonly string[] = ['none', ...REST_FAULT_TYPES];
/** The companion has no Busbar. */
const COMPANION_VERSIONS: readonly string[] = ['zero', 'anode'];

/** The values of a choice that an element has, and its API version. */
export function valuesOf(
  name: ChoiceName,
  {element, version}: Pick<PlaygroundState, 'element' | 'version'>,
): readonly string[] {
  const values: readonly string[] = CHOICES[name];
  if (name === 'page') return ['first', ...pagesOf(version)];
  const isConversation = element === 'connect' || element === 'dialog';
  if (isConversation) return values;
  if (name === 'fault') return values.filter(value => REST_FAULTS.includes(value));
  if (name === 'version') return values.filter(value => COMPANION_VERSIONS.includes(value));
  return values;
}

/** The same state without what its element does not have. */
export function normalise(state: PlaygroundState): PlaygroundState {
  const {element} = state;
  const reset = CHOICE_NAMES.filter(
    name => !hasChoice(name, element) || !valuesOf(name, state).includes(state[name]),
  );
  return {...state, ...Object.fromEntries(reset.map(name => [name, DEFAULT_STATE[name]]))};
}
