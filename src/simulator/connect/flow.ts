import type {ApiVersion} from '../../protocol/api-versions.js';
import type {SimulatorContext} from '../world/context.js';
import {participationAt, subscriptionStatus} from '../world/participations.js';
import type {Participation, StepKind, Session, SessionOptions, Tariff} from '../world/store.js';
import {statusOf, tariffOf} from '../world/tariff-state.js';

/** The order of the pages, as far as it depends on more than one answer. */

/** The first page of a session that has neither a tariff nor an address. */
export const FIRST_PAGE: StepKind = 'postal-address';

/** Busbar shows all tariffs of the location together. */
const SUMMARY_PAGES: Readonly<Record<ApiVersion, StepKind>> = {
  zero: 'tariff-summary',
  anode: 'tariff-summary',
  busbar: 'tariff-list',
};

/** The page that shows a complete tariff. */
export const summaryPage = ({apiVersion, journey, vpp}: Session): StepKind =>
  // A tariff that was connected on the way to a programme leads back to it.
  journey === 'vpp' ? programmePage({vpp}) : SUMMARY_PAGES[apiVersion];

const programmePage = ({vpp}: Pick<Session, 'vpp'>): StepKind =>
  vpp.participation_id === undefined ? 'vpp-landing' : 'vpp-summary';

const STATUS_PAGES: Readonly<Record<Tariff['status'], (session: Session) => StepKind>> = {
  CONNECTED: summaryPage,
  PENDING: () => 'connection-pending',
  ERROR: () => 'connection-failed',
};

/**
 * The first page of a session. Without a programme, it shows the location's tariff of the session's type and direction;
 * without one it asks for the provider, or for the address if that is incomplete.
 */
export function openingPage(context: SimulatorContext, session: Session): StepKind {
  return session.journey === 'vpp'
    ? openingProgrammePage(context, session)
    : openingTariffPage(context, session);
}

/** The programmes; to a customer who takes part in one, how that goes. */
function openingProgrammePage(context: SimulatorContext, session: Session): StepKind {
  const {location_id} = session;
  const current = location_id ? participationAt(context, location_id) : undefined;
  if (current && isParticipating(current)) session.vpp = {participation_id: current.id};
  return programmePage(session);
}

/** Whether a participation is on its way, or has not ended. */
export const isParticipating = (participation: Participation): boolean =>
  !['NOT_ENROLLED', 'LEFT'].includes(subscriptionStatus(participation));

/** The first page on the way to a tariff. */
export const firstTariffPage = ({address: {country_code, city}}: Session): StepKind =>
  country_code && city ? 'provider-select' : FIRST_PAGE;

function openingTariffPage(context: SimulatorContext, session: Session): StepKind {
  const location = context.store.locations.get(session.location_id);
  const tariff = tariffOf(location, session);
  if (tariff && !session.options.edit) {
    session.draft = {...tariff};
    return STATUS_PAGES[statusOf(tariff, context.now())](session);
  }
  return firstTariffPage(session);
}

/** The pages of a programme that the page after them does not save a tariff for. */
const PROGRAMME_PAGES: ReadonlySet<StepKind> = new Set<StepKind>([
  ...['vpp-landing', 'vpp-details', 'vpp-summary', 'vpp-participation', 'vpp-leave'],
  ...['vpp-leave-progress', 'vpp-payments', 'consent'],
] as const);

/** Whether the customer has entered a tariff on the way to the page after this one. */
export const connectsTariff = ({journey, vpp}: Session, from: StepKind): boolean =>
  journey === 'tariff' || !(PROGRAMME_PAGES.has(from) || vpp.isAtPayments);

/** The pages after the prices, in order. Anode has only those that the token request asks for. */
const DETAIL_PAGES: Readonly<Record<ApiVersion, (options: SessionOptions) => readonly StepKind[]>> =
  {
    zero: () => ['tariff-name', 'contract-term'],
    anode: ({name, contractTerm}) => [
      ...(name ? (['tariff-name'] as const) : []),
      ...(contractTerm ? (['contract-term'] as const) : []),
    ],
    busbar: () => ['tariff-name'],
  };

/** The page that follows the prices or one of the detail pages. */
export function nextDetailPage(session: Session, current: StepKind): StepKind {
  const pages = DETAIL_PAGES[session.apiVersion](session.options);
  return pages[pages.indexOf(current) + 1] ?? summaryPage(session);
}
