import {pagesOf, START_PAGES} from './pages.js';
import {REST_FAULT_TYPES, FAULT_TYPES, TARIFF_INCIDENTS} from 'flatpeak-connect/simulator';

/**
 * What the playground shows, as its link keeps it. The first value of each list is the default,
 * except for the width.
 */
export const CHOICES = {
  element: ['connect', 'dialog', 'settings', 'prices'],
  version: ['zero', 'anode', 'busbar'],
  journey: ['tariff', 'vpp'],
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
  journey: ['connect', 'dialog'],
  connection: ['connect', 'dialog', 'settings'],
  page: ['connect', 'dialog'],
  tariff: ['settings', 'prices'],
};

/** Whether an element shows the conversation alone. */
export const isConversation = ({element}: Pick<PlaygroundState, 'element'>): boolean =>
  element === 'connect' || element === 'dialog';

const REST_FAULTS: readonly string[] = ['none', ...REST_FAULT_TYPES];

/** The values that a choice has beside those that are made before it. */
const VALUES: Partial<Record<ChoiceName, (state: PlaygroundState) => readonly string[]>> = {
  journey: ({version}) => (version === 'busbar' ? CHOICES.journey : ['tariff']),
  // A session of Busbar is about all tariffs of its location.
  direction: ({version}) => (version === 'busbar' ? ['IMPORT'] : CHOICES.direction),
  page: ({version, journey}) => ['first', ...pagesOf(version, journey)],
  fault: state =>
    CHOICES.fault.filter(value => isConversation(state) || REST_FAULTS.includes(value)),
};

/** The values of a choice that a state has. */
export const valuesOf = (name: ChoiceName, state: PlaygroundState): readonly string[] =>
  VALUES[name]?.(state) ?? CHOICES[name];

/** Whether there is something to choose. */
export const hasChoice = (name: ChoiceName, state: PlaygroundState): boolean =>
  (ELEMENTS_WITH[name]?.includes(state.element) ?? true) && valuesOf(name, state).length > 1;

/** The same state without what its earlier choices do not have. */
export const normalise = (state: PlaygroundState): PlaygroundState =>
  CHOICE_NAMES.reduce(
    (kept, name) =>
      hasChoice(name, kept) && valuesOf(name, kept).includes(kept[name])
        ? kept
        : {...kept, [name]: DEFAULT_STATE[name]},
    state,
  );
