import {connectionFailedPage, connectionPendingPage} from './connection.js';
import {contractTermPage} from './contract-term.js';
import {fixedRatePage} from './fixed-rate.js';
import type {PageType} from './page-type.js';
import {postalAddressPage} from './postal-address.js';
import {providerNamePage} from './provider-name.js';
import {providerSelectPage} from './provider-select.js';
import {redirectPage} from './redirect.js';
import {sessionCompletePage} from './session-complete.js';
import {surchargePage} from './surcharge.js';
import {tariffNamePage} from './tariff-name.js';
import {tariffSelectPage} from './tariff-select.js';
import {tariffStructurePage} from './tariff-structure.js';
import {tariffSummaryPage} from './tariff-summary.js';
import {timeOfDayRatePage} from './time-of-day-rate.js';

/** What the wire calls a page, and the kind that it is. */
export const ROUTES = {
  postal_address_capture: postalAddressPage,
  provider_select: providerSelectPage,
  provider_name_capture: providerNamePage,
  tariff_select: tariffSelectPage,
  tariff_structure_select: tariffStructurePage,
  rate_fixed_capture: fixedRatePage,
  rate_tod_capture: timeOfDayRatePage,
  market_surcharge_capture: surchargePage,
  tariff_name_capture: tariffNamePage,
  contract_term_capture: contractTermPage,
  summary_fixed_confirm: tariffSummaryPage,
  summary_tou_confirm: tariffSummaryPage,
  summary_tariff_inprogress: connectionPendingPage,
  summary_tariff_failed: connectionFailedPage,
  session_redirect: redirectPage,
  session_complete: sessionCompletePage,
} as const;

/** The route that opens a conversation and reads the page where it stands. */
export const START_ROUTES = {zero: 'session_restore'} as const;

export type Route = keyof typeof ROUTES;
export type Dialect = keyof typeof START_ROUTES;

type Types = (typeof ROUTES)[Route];
type TypeOf<K> = Extract<Types, {kind: K}>;

/** What the customer sees, whatever the wire calls it. */
export type Kind = Types['kind'] | 'server-error' | 'unknown';

interface OwnData {
  /**
   * No page came at all; `code` is the kind of failure, `message` a sentence for the customer,
   * `reference` what the service's support would ask for.
   */
  'server-error': {code: string; message: string; reference: string | undefined};
  /** A route that nobody has heard of yet. */
  unknown: Record<string, unknown>;
}

/** The data of a page of this kind, in the project's vocabulary. */
export type DataOf<K extends Kind> = K extends keyof OwnData
  ? OwnData[K]
  : TypeOf<K> extends PageType<string, infer Data, never>
    ? Data
    : never;

/** What a customer can answer to a page of this kind; `never` where it only has actions. */
export type AnswerOf<K extends Kind = Kind> = K extends Kind
  ? TypeOf<K> extends PageType<string, unknown, infer Answer>
    ? Answer
    : never
  : never;

/** Whose energy flows where. */
export type Direction = 'IMPORT' | 'EXPORT' | 'LOCAL';

/** A page as the service shows it, read into one vocabulary. */
export type Page<K extends Kind = Kind> = {
  [P in K]: {
    readonly kind: P;
    /** What the wire called it; answers go back under the same name. */
    readonly route: string;
    readonly direction?: Direction;
    /** False for a session made with a test key. */
    readonly live_mode: boolean;
    /** What can be done besides answering, in the service's own words. */
    readonly actions: readonly string[];
    readonly data: DataOf<P>;
  };
}[K];

const table = new Map<string, PageType<Kind, unknown, never>>(Object.entries(ROUTES));

/** The page type of a route, or undefined for one that nobody has heard of. */
export const pageTypeOf = (route: string) => table.get(route);
