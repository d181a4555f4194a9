import type {ApiVersion} from '../../protocol/api-versions.js';
import type {SimulatorContext} from '../world/context.js';
import type {StepKind, Session, SessionOptions, Tariff} from '../world/store.js';
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
export const summaryPage = ({apiVersion}: Session): StepKind => SUMMARY_PAGES[apiVersion];

const STATUS_PAGES: Readonly<Record<Tariff['status'], (session: Session) => StepKind>> = {
  CONNECTED: summaryPage,
  PENDING: () => 'connection-pending',
  ERROR: () => 'connection-failed',
};

/**
 * The first page of a session. It shows the location's tariff of the session's type and direction;
 * without one it asks for the provider, or for the address if that is incomplete.
 */
export function openingPage(context: SimulatorContext, session: Session): StepKind {
  const location = context.store.locations.get(session.location_id);
  const tariff = tariffOf(location, session);
  if (tariff && !session.options.edit) {
    session.draft = {...tariff};
    return STATUS_PAGES[statusOf(tariff, context.now())](session);
  }
  const {country_code, city} = session.address;
  return country_code && city ? 'provider-select' : FIRST_PAGE;
}

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
