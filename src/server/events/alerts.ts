import type {LocationStatus, TariffStatus} from '../api/locations.js';
import {kindOf} from '../http/tariff-kind.js';
import type {StoredConnection, StoredEvent} from '../store/store.js';

interface AlertType {
  /** What it is about: of one tariff, the latest event of each topic counts. */
  readonly topic: string;
  /** Whether the location's status shows that nothing needs to be done any more. */
  isSettled(status: TariffStatus, created: number): boolean;
}

/** A tariff is told of at most so many milliseconds before it ends. */
const NOTICE = 10 * 86_400_000;

/** A contract that ends well after the event was prolonged; the year 1 means that it never ends. */
const contract: AlertType = {
  topic: 'contract',
  isSettled({tariff}, created) {
    const end = Date.parse(tariff?.contract_end_date ?? '');
    return end < 0 || end > created + NOTICE;
  },
};

/** Events that the customer should hear of. */
const TYPES: ReadonlyMap<string, AlertType> = new Map([
  ['tariff.expiring', contract],
  ['tariff.expired', contract],
  ['tariff.fetch.failed', {topic: 'connection', isSettled: ({status}) => status === 'CONNECTED'}],
  ['tariff.connection.upgrade', {topic: 'upgrade', isSettled: () => false}],
]);

export const isAlert = (type: string) => TYPES.has(type);

/** An alert that is still open. */
export interface Alert {
  readonly event: StoredEvent;
  /** The kind of its tariff, such as `commodity_import`, where that is known. */
  readonly kind: string | undefined;
}

export interface Judged {
  readonly open: Alert[];
  /** Ids of events that are over: replaced by later ones, or by what the customer did since. */
  readonly over: string[];
}

/**
 * Which alerts about one location still hold. Events arrive late and out of order, so that it is
 * their own moment that counts, against the customer's last session for the same tariff.
 * @param alerts the latest first
 * @param status how the location is now
 * @param connections the customer's at this location
 */
export function judgeAlerts(
  alerts: readonly StoredEvent[],
  status: LocationStatus,
  connections: readonly StoredConnection[],
): Judged {
  const open: Alert[] = [];
  const over: string[] = [];
  const seen = new Set<string>();
  for (const event of alerts) {
    const topic = JSON.stringify([event.tariffId, TYPES.get(event.type)?.topic]);
    const kind = kindOfTariff(status, event.tariffId);
    const holds = !seen.has(topic) && couldHold(event, kind, status, connections);
    seen.add(topic);
    if (!holds) over.push(event.id);
    // The status may change back without another event.
    else if (!isSettled(event, kind, status)) open.push({event, kind});
  }
  return {open, over};
}

function isSettled(
  {type, created}: StoredEvent,
  kind: string | undefined,
  {tariff_status}: LocationStatus,
): boolean {
  const of = kind === undefined ? undefined : tariff_status[kind];
  return Boolean(of && TYPES.get(type)?.isSettled(of, created));
}

function kindOfTariff({tariff_status}: LocationStatus, tariffId: string | undefined) {
  if (tariffId === undefined) return undefined;
  return Object.entries(tariff_status).find(([, of]) => of?.tariff?.id === tariffId)?.[0];
}

/** Whether there is a tariff that the event could be about and that wasn't changed since. */
function couldHold(
  {created, tariffId}: StoredEvent,
  kind: string | undefined,
  {tariff_status}: LocationStatus,
  connections: readonly StoredConnection[],
): boolean {
  // A tariff that is pending or failed may stand in the status without its id.
  const isCandidate = (of: string) =>
    kind !== undefined ? of === kind : tariffId === undefined || !tariff_status[of]?.tariff?.id;
  const candidates = connections.filter(connection => isCandidate(kindOf(connection)));
  // Nobody here connected it, and yet it is there: then nobody here has mended it either.
  if (candidates.length === 0) return kind !== undefined;
  return candidates.some(
    // An event's moment is a whole second: what was connected within it may have come before.
    ({outcome, completed}) => outcome === 'saved' && completed - (completed % 1000) <= created,
  );
}
