import type * as z from './schema.js';
import {connectionFailedPage, editableFailedPage} from './connection-failed.js';
import {connectionPendingPage, storedPendingPage} from './connection-pending.js';
import {consentPage} from './consent.js';
import {contractTermPage} from './contract-term.js';
import {fixedRatePage} from './fixed-rate.js';
import {INITIAL_ROUTES} from './initial-routes.js';
import {PageTypes} from './page-types.js';
import {providerNamePage} from './provider-name.js';
import {providerSelectPage} from './provider-select.js';
import {redirectPage} from './redirect.js';
import {regionPage} from './region.js';
import {sessionCompletePage} from './session-complete.js';
import {surchargePage} from './surcharge.js';
import {tariffListPage} from './tariff-list.js';
import {tariffNamePage} from './tariff-name.js';
import {tariffSelectPage} from './tariff-select.js';
import {tariffStructureActionsPage, tariffStructurePage} from './tariff-structure.js';
import {storedSummaryPage, tariffSummaryPage} from './tariff-summary.js';
import {timeOfDayRatePage} from './time-of-day-rate.js';
import type {RARE_ROUTES} from './rare-routes.js';
import type {UNKNOWN_ROUTES} from './unknown.js';
import type {VPP_ROUTES} from './vpp-routes.js';

/** The page kind of each route. */
export const ROUTES = {
  ...INITIAL_ROUTES,

  // Zero, and Anode where it has no route of its own
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
  tariff_connection_failed: editableFailedPage,
  tariff_summary: storedSummaryPage,
  tariffs_summary: storedSummaryPage,
  complete_tariff: sessionCompletePage,

  // Busbar
  tariff_structure_selector: tariffStructureActionsPage,
  tariff_name_input: tariffNamePage,
  connection_pending: storedPendingPage,
  connection_failed: editableFailedPage,
  consent: consentPage,
} as const;

/** The second page kind of some routes, recognised by a field of the page. */
export const ROUTE_VARIANTS = {
  tariff_summary: tariffListPage,
  tariffs_summary: tariffListPage,
} as const;

/** The page types but for those that few sites have: see all-page-types.ts. */
export const PAGE_TYPES = new PageTypes(ROUTE_VARIANTS, ROUTES);

type CommonRoutes = typeof ROUTES;

/** Routes that come in a chunk of their own: see rare-routes.ts. */
type RareRoutes = typeof RARE_ROUTES;

export type Route = keyof CommonRoutes | keyof RareRoutes;

type TypeIn<Table> = Table[keyof Table];
type RareTypes = TypeIn<RareRoutes> | TypeIn<typeof UNKNOWN_ROUTES>;
type Types = TypeIn<CommonRoutes> | TypeIn<typeof ROUTE_VARIANTS> | RareTypes;
type TypeOf<K> = Extract<Types, {kind: K}>;

/** What the customer sees, whatever its route. */
export type PageKind = Types['kind'] | 'server-error';

/** The pages that few sites have. */
export type RareKind = RareTypes['kind'];

/** The pages for virtual power plants. */
export type VppKind = TypeIn<typeof VPP_ROUTES>['kind'];

interface DataWithoutRoute {
  /**
   * Shown if there is no page, or in place of one that cannot be read: `code` is the kind of failure,
   * `title` (where that of all failures does not fit) and `message` (where that of the kind does not)
   * are for the customer, `reference` for the service's support desk.
   */
  'server-error': {
    code: string;
    title?: string | undefined;
    message: string;
    reference: string | undefined;
  };
}

type DataIn<T> = T extends {readonly data: z.Schema<infer Data>} ? Data : never;
type AnswerIn<T> = T extends {readonly answer?: infer Answer} ? NonNullable<Answer> : never;

/** The data of a page of this kind, with the same field names in every API version. */
export type DataOf<K extends PageKind> = K extends keyof DataWithoutRoute
  ? DataWithoutRoute[K]
  : DataIn<TypeOf<K>>;

/** The answer to a page of this kind; `never` if it has actions only. */
export type AnswerOf<K extends PageKind = PageKind> = K extends PageKind
  ? AnswerIn<TypeOf<K>>
  : never;

/** The direction of a tariff: IMPORT from the grid, EXPORT to it, LOCAL for own generation. */
export type Direction = 'IMPORT' | 'EXPORT' | 'LOCAL';

/** A page object, with the same field names in every API version. */
export type Page<K extends PageKind = PageKind> = {
  [P in K]: {
    readonly kind: P;
    /** The route of the page object, and of the requests that answer it. */
    readonly route: string;
    readonly direction?: Direction;
    /** False for a session made with a test key. */
    readonly live_mode: boolean;
    /** The service's names of the actions that the page offers. */
    readonly actions: readonly string[];
    readonly data: DataOf<P>;
    /** What the service has stored without a SAVE. */
    readonly stored?: 'saved' | 'pending' | 'programme';
    /** Paths of the values that could not be read, such as `tariff_select.data.tariffs.3.name`. */
    readonly unreadable?: readonly string[];
  };
}[K];
