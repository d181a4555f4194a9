import type {ApiVersion} from '../../../protocol/api-versions.js';
import type {Route} from '../../../protocol/routes.js';
import type {Country} from '../../world/countries.js';
import type {ErrorCode} from '../../world/errors.js';
import type {SimulatorContext} from '../../world/context.js';
import type {StepKind, Session} from '../../world/store.js';
import type {WirePage} from '../../world/wire-page.js';
import type {AskForError, ErrorInputRow} from '../errors/input.js';

/** A route that no client implements, to test how clients react. */
export const FUTURE_ROUTE = 'meter_reading_capture';

/** The page for tariffs that fit no other page; the service does not document its fields. */
export const ADVANCED_ROUTE = 'advanced_tariff_capture';

/**
 * Guesses at pages of Busbar that are mentioned in its documentation and not described: the choice of
 * a device, the details of a meter, and a preview of prices.
 */
export const GUESSED_ROUTES = ['device_select', 'meter_details_input', 'price_preview'] as const;

export type GuessedRoute = (typeof GUESSED_ROUTES)[number];

export type SimulatedRoute = Route | GuessedRoute | typeof FUTURE_ROUTE | typeof ADVANCED_ROUTE;

/** One request of a conversation. */
export interface Turn {
  readonly context: SimulatorContext;
  readonly session: Session;
  /** The wire's `data`, unparsed. */
  readonly data: unknown;
}

/**
 * Applies an answer or an action to the session and returns the page that follows.
 * @throws Refusal before it has changed anything
 */
export type Handler = (turn: Turn) => StepKind;

/** Handlers by the action's name on the wire. */
export type Actions = Readonly<Record<string, Handler>>;

export type DataBuilder = (session: Session, context: SimulatorContext) => Record<string, unknown>;

/** Brings a new session to the state that it has when a customer reaches the page. */
export type SessionSetup = (session: Session, country: Country, context: SimulatorContext) => void;

/** A name of the page on the wire. */
export interface StepRoute {
  readonly route: SimulatedRoute;
  /** The sessions that use this route; default all of them. */
  readonly appliesTo?: (session: Session) => boolean;
  /** The set-up when `POST /simulator/sessions` asks for this route. */
  readonly setUp?: SessionSetup;
}

/** The parts of a page that can differ between API versions. */
interface Behaviour {
  /** Builds the wire's `data`; default the example's. */
  readonly data?: DataBuilder;
  /** Takes the customer's answer; absent for a page that has only actions. */
  readonly answer?: Handler;
  /** In the order in which the page lists them. */
  readonly actions?: Actions | ((session: Session) => Actions);
  /** Actions that the page accepts and does not list, because no page of the vendor's offers them. */
  readonly unlistedActions?: Actions;
  /** The fields next to `data`; default those of the API version. */
  readonly envelope?: (session: Session) => object;
}

/** A page in one API version; its fields replace those of the step. */
export interface StepVersion extends Behaviour {
  /** The preferred route comes first. */
  readonly routes: readonly (SimulatedRoute | StepRoute)[];
  /** The status with which the service saves the tariff as soon as it shows the page. */
  readonly autoSave?: 'CONNECTED' | 'PENDING';
}

/** A page kind, with all of its data in the simulator. */
export interface Step extends Behaviour {
  /** The API versions that have the page. */
  readonly versions: Readonly<Partial<Record<ApiVersion, StepVersion>>>;
  /** The page as the documentation of the service shows it. */
  readonly example: WirePage;
  /** The error codes that the service documents for requests of this page. */
  readonly errorCodes?: readonly ErrorCode[];
  /** Inputs that cause some of these errors. */
  readonly errorInputs?: readonly ErrorInputRow[];
  /** How a tester requests an error that no input causes. */
  readonly askForError?: AskForError;
  /** Default: the session has only an address. */
  readonly setUp?: SessionSetup;
  /** The page only leads to another site, so the actions that all pages share are absent. */
  readonly isRedirect?: boolean;
  /** Once the customer has gone on, BACK does not lead to the page. */
  readonly isLeftBehind?: boolean;
  /** The fields of `data` are in the envelope. */
  readonly hasFlatData?: boolean;
  /** The page takes the address, so error directives in the previous one do not apply to it. */
  readonly takesAddress?: boolean;
}
