import type {PageKind} from '../src/protocol/routes.js';
import {placeOf} from '../src/simulator/world/countries.js';
import {examples, type WireError} from '../src/simulator/connect/examples.js';
import {countryOf} from '../src/simulator/index.js';
import {providersOf} from '../src/simulator/world/providers.js';
import {summaryRates} from '../src/simulator/market/rates.js';
import type {WirePage} from '../src/simulator/world/wire-page.js';

/** What the service answers. */
export type Answer = WirePage | WireError;

/** What is there of a page besides its heading; what is pressed is the first row, or the button. */
export type Shown = 'fields' | 'rows' | 'button';

/** A page as an answer of the service, and how it is known to be there. */
export interface Step {
  readonly kind: PageKind;
  readonly shows: Shown;
  readonly answer: Answer;
}

/** Today at the same hour whenever it is measured: tomorrow's prices are known by then. */
const AFTERNOON = new Date().setUTCHours(14, 20, 0, 0);

const BRITAIN = countryOf('GB');
if (!BRITAIN) throw new Error('The simulator does not know Great Britain.');
const home = placeOf(BRITAIN.address);

/** What the pages hold besides what is in the examples: all that a button needs to be enough. */
const SAID: Partial<Record<PageKind, Readonly<Record<string, unknown>>>> = {
  'provider-name': {provider: {name: 'Marigold Energy'}},
  'tariff-structure': {option: 'FIXED'},
  region: {region: 'SE3'},
  surcharge: {region: 'SE3'},
  'tariff-name': {tariff: {name: 'Half-hourly'}},
  'contract-term': {contract_end_date: '2027-06-15T00:00:00Z'},
  'tariff-summary': {rates: summaryRates({structure: 'DYNAMIC'}, home, AFTERNOON, 1)},
};

/** A failure that is no passing one: nobody asks again before saying so. */
const EXPIRED: WireError = {
  ...examples['server-error'],
  ...{type: 'invalid_request', code: 'token_expired', message: 'The token has expired.'},
};

function answerOf(kind: PageKind): Answer {
  if (kind === 'server-error') return EXPIRED;
  const page = examples[kind];
  const said = SAID[kind];
  return said && page.data ? {...page, data: {...page.data, ...said}} : page;
}

const step = (kind: PageKind, shows: Shown): Step => ({kind, shows, answer: answerOf(kind)});

/** Where a visit begins that is not about its first page. */
const BEGINNING = step('fixed-rate', 'fields');

/**
 * Every kind but those that few sites have, in visits that see each of them once as the answer to the
 * page before.
 */
export const VISITS: readonly (readonly Step[])[] = [
  [
    BEGINNING,
    step('postal-address', 'fields'),
    step('provider-select', 'rows'),
    step('provider-name', 'fields'),
    step('tariff-select', 'rows'),
    step('tariff-structure', 'rows'),
    step('fixed-rate', 'fields'),
    step('time-of-day-rate', 'fields'),
    step('region', 'rows'),
    step('surcharge', 'fields'),
    step('tariff-name', 'fields'),
    step('contract-term', 'fields'),
    step('consent', 'button'),
    step('connection-pending', 'button'),
    step('connection-failed', 'button'),
    step('tariff-list', 'button'),
    step('unknown', 'button'),
    step('tariff-summary', 'button'),
    step('session-complete', 'button'),
  ],
  // No way leads on from these.
  [BEGINNING, step('redirect', 'button')],
  [step('server-error', 'button')],
];

/** The page that most customers meet first. */
export const FIRST = step('postal-address', 'fields');

/** The usual way, again and again: the first page of each round is the same. */
const ROUND: readonly Step[] = [
  FIRST,
  step('provider-select', 'rows'),
  step('tariff-select', 'rows'),
  BEGINNING,
  step('tariff-name', 'fields'),
  step('contract-term', 'fields'),
  step('tariff-summary', 'button'),
];

/**
 * Turns after which memory is looked at, all at the same page: once, each page once, when there
 * are as many pages to go back to as are kept, often.
 */
export const LOOKS = [1, 1 + ROUND.length, 1 + 4 * ROUND.length, 50] as const;

export const TURNS: readonly Step[] = Array.from(
  {length: LOOKS[3]},
  (_, index) => ROUND[index % ROUND.length] ?? FIRST,
);

/**
 * What is typed into the search field, letter by letter, and the row that is the first of the list
 * after each; none of them was the first before.
 */
export const TYPED = [
  {letter: 'z', first: 'Zabel Power'},
  {letter: 'o', first: 'Zoar Power'},
  {letter: 'n', first: 'Zonal Energy'},
] as const;

/** The choice among so many providers. */
export function listOf(count: number): Step {
  const step = {kind: 'provider-select', shows: 'rows'} as const;
  const page = examples['provider-select'];
  const names = [
    ...providersOf(home.country, count - TYPED.length).map(({name}) => name),
    ...TYPED.map(({first}) => first),
  ].sort(new Intl.Collator('en', {numeric: true}).compare);
  const providers = names.map((display_name, index) => {
    const id = `prv_${index.toString(16).padStart(24, '0')}`;
    return {id, display_name, logo_url: `https://simulator.test/logos/${id}.svg`};
  });
  return {...step, answer: {...page, data: {...(page.data as object), providers}}};
}
