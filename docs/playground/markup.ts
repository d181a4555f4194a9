import {SAMPLE_PROVIDERS} from './samples.js';
import type {ElementName, PlaygroundState} from './state.js';

/** The URLs that an element is given. */
export interface ElementUrls {
  /** The routes of the companion, without a slash at the end. */
  readonly backend: string;
  /** The conversation; undefined for the real service, which is the element's default. */
  readonly connect: string | undefined;
}

export interface Attribute {
  readonly name: string;
  readonly value: string;
}

/** An element as a site writes it. */
export interface Markup {
  readonly tag: string;
  readonly attributes: readonly Attribute[];
  /** The event that a site listens to first. */
  readonly event: string;
}

type Entry = readonly [name: string, value: string | false | undefined];

type Row = Omit<Markup, 'attributes'> & {
  readonly entries: (state: PlaygroundState, urls: ElementUrls) => readonly Entry[];
};

const ofConversation = (state: PlaygroundState, {connect}: ElementUrls): readonly Entry[] => [
  ['connect-url', connect],
  ['api-version', state.version !== 'zero' && state.version],
  ['common-providers', state.connection !== 'any' && SAMPLE_PROVIDERS[state.connection]],
];

const connect: Row = {
  tag: 'flatpeak-connect',
  event: 'flatpeak-complete',
  entries: (state, urls) => [
    ['mode', state.element === 'dialog' && 'dialog'],
    ['token-url', `${urls.backend}/connect-token`],
    ...ofConversation(state, urls),
    ['journey', state.journey !== 'tariff' && state.journey],
    ['direction', state.direction !== 'IMPORT' && state.direction],
  ],
};

const ROWS: Readonly<Record<ElementName, Row>> = {
  connect,
  dialog: connect,
  settings: {
    tag: 'flatpeak-tariff-settings',
    event: 'flatpeak-tariffs-loaded',
    entries: (state, urls) => [
      ['status-url', `${urls.backend}/tariffs`],
      ...ofConversation(state, urls),
      ['kinds', state.direction === 'EXPORT' && 'commodity-export'],
    ],
  },
  prices: {
    tag: 'flatpeak-prices',
    event: 'flatpeak-prices-loaded',
    entries: ({direction}, {backend}) => [
      ['prices-url', `${backend}/prices`],
      ['cheapest-hours', '3'],
      ['direction', direction !== 'IMPORT' && direction],
    ],
  },
};

/** The element that a state shows. */
export function markupOf(state: PlaygroundState, urls: ElementUrls): Markup {
  const {tag, event, entries} = ROWS[state.element];
  const shared: readonly Entry[] = [
    ['lang', state.lang !== 'en' && state.lang],
    ['dir', state.text !== 'auto' && state.text],
    ['theme', state.colors !== 'auto' && state.colors],
  ];
  const attributes = [...entries(state, urls), ...shared].flatMap(([name, value]) =>
    value ? [{name, value}] : [],
  );
  return {tag, event, attributes};
}
