import type * as z from 'zod/mini';
import {
  connectionFailedPage,
  connectionPendingPage,
  editedFailedPage,
  storedPendingPage,
} from './connection.js';
import {consentPage} from './consent.js';
import {contractTermPage} from './contract-term.js';
import {fixedRatePage} from './fixed-rate.js';
import type {Frame, PageType} from './page-type.js';
import {postalAddressPage} from './postal-address.js';
import {providerNamePage} from './provider-name.js';
import {providerSelectPage} from './provider-select.js';
import {redirectPage} from './redirect.js';
import {regionPage} from './region.js';
import {sessionCompletePage, tariffCompletePage} from './session-complete.js';
import {surchargePage} from './surcharge.js';
import {tariffListPage} from './tariff-list.js';
import {tariffNamePage} from './tariff-name.js';
import {tariffSelectPage} from './tariff-select.js';
import {tariffStructureActionsPage, tariffStructurePage} from './tariff-structure.js';
import {storedSummaryPage, tariffSummaryPage} from './tariff-summary.js';
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

  // Anode
  surcharge_capture: surchargePage,
  region_select: regionPage,
  tariff_connection_pending: storedPendingPage,
  tariff_connection_failed: editedFailedPage,
  tariff_summary: storedSummaryPage,
  tariffs_summary: storedSummaryPage,
  complete_tariff: tariffCompletePage,

  // Busbar
  postal_address_input: postalAddressPage,
  tariff_structure_selector: tariffStructureActionsPage,
  rate_input: fixedRatePage,
  tariff_name_input: tariffNamePage,
  connection_pending: storedPendingPage,
  connection_failed: editedFailedPage,
  consent: consentPage,
} as const;

/** Routes by which releases, or states, mean another page; a field of the page tells. */
const OTHERWISE = {
  tariffs_summary: {type: tariffListPage, isMeant: (frame: Frame) => 'tariffs' in frame},
  rate_input: {
    type: timeOfDayRatePage,
    isMeant: ({data}: Frame) => typeof data === 'object' && data !== null && 'hours' in data,
  },
} as const;

/** What opens a conversation in each API version, and what reads the page where one stands. */
export const STARTS = {
  zero: {open: {route: 'session_restore'}, resume: {route: 'session_restore'}},
  anode: {open: {route: 'session_start'}, resume: {route: 'session_start'}},
  busbar: {open: {route: 'session_start', action: 'TARIFF'}, resume: {route: 'session_restore'}},
} as const;

/** Which API versions are known to take a turn whose content type does not say that it is JSON. */
export const TAKES_BARE_POSTS: Readonly<Record<ApiVersion, boolean>> = {
  zero: true,
  anode: false,
  busbar: false,
};

/** The API version of a host that names none. */
export const DEFAULT_API_VERSION: ApiVersion = 'zero';

export type Route = keyof typeof ROUTES;
export type ApiVersion = keyof typeof STARTS;

type Types = (typeof ROUTES)[Route] | (typeof OTHERWISE)[keyof typeof OTHERWISE]['type'];
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

type DataIn<T> = T extends {readonly data: z.ZodMiniType<infer Data>} ? Data : never;
type AnswerIn<T> = T extends {readonly answer?: infer Answer} ? NonNullable<Answer> : never;

/** The data of a page of this kind, in the project's vocabulary. */
export type DataOf<K extends Kind> = K extends keyof OwnData ? OwnData[K] : DataIn<TypeOf<K>>;

/** What a customer can answer to a page of this kind; `never` where it only has actions. */
export type AnswerOf<K extends Kind = Kind> = K extends Kind ? AnswerIn<TypeOf<K>> : never;

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
    /** What is stored already, without the customer saying so. */
    readonly stored?: 'saved' | 'pending';
  };
}[K];

/** A page type, where the compiler can't follow which. */
type AnyType = Omit<PageType<Kind, never, never>, 'data' | 'answer'> & {
  readonly data: z.ZodMiniType;
};

const table: ReadonlyMap<string, AnyType> = new Map(Object.entries(ROUTES));
const otherwise: ReadonlyMap<string, {type: AnyType; isMeant: (frame: Frame) => boolean}> = new Map(
  Object.entries(OTHERWISE),
);

/** The type of a page that came under a route, or undefined for one that nobody has heard of. */
export function pageTypeOf(route: string, frame: Frame): AnyType | undefined {
  const other = otherwise.get(route);
  return other?.isMeant(frame) ? other.type : table.get(route);
}

/** The type that a page was read by. */
export function typeOfPage({route, kind}: Page): AnyType | undefined {
  return [otherwise.get(route)?.type, table.get(route)].find(type => type?.kind === kind);
}
