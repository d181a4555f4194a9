import type {LocationStatus, TariffStatus} from '../api/schemas/locations.js';
import {statusKeyOf} from '../api/status-key.js';
import {readContractEnd} from '../../protocol/fields.js';
import type {StoredConnection, StoredEvent} from '../store/store.js';

interface AlertType {
  /** Only the latest event of a topic counts for a tariff. */
  readonly topic: string;
  /** Whether the tariff's status shows that there is nothing left to do. */
  isSettled(status: TariffStatus, created: number): boolean;
}

/** An expiry is announced at most ten days ahead. */
const MAX_EXPIRY_NOTICE_MS = 10 * 86_400_000;

/** A contract that never ends, or ends long after the event, was renewed. */
const contract: AlertType = {
  topic: 'contract',
  isSettled({tariff}, created) {
    const end = readContractEnd(tariff?.contract_end_date);
    return end === 'open-ended' || Date.parse(end ?? '') > created + MAX_EXPIRY_NOTICE_MS;
  },
};

/** Events that are shown to the customer, by type. */
const ALERT_TYPES: ReadonlyMap<string, AlertType> = new Map([
  ['tariff.expiring', contract],
  ['tariff.expired', contract],
  ['tariff.fetch.failed', {topic: 'connection', isSettled: ({status}) => status === 'CONNECTED'}],
  ['tariff.connection.upgrade', {topic: 'upgrade', isSettled: () => false}],
]);

export const isAlert = (type: string) => ALERT_TYPES.has(type);

/** An open alert. */
export interface Alert {
  readonly event: StoredEvent;
  /** Key of its tariff in `tariff_status`, such as `commodity_import`, if known. */
  readonly statusKey: string | undefined;
}

export interface AlertPartition {
  readonly open: Alert[];
  /** Ids of events that were superseded by later ones, or by what the customer did since. */
  readonly resolvedIds: string[];
}

/**
 * Separates the open alerts of one location from the resolved ones. Events arrive late and out of
 * order, so `created` is compared with the customer's last session for the same tariff.
 * @param alerts the latest first
 * @param status the location's present status
 * @param connections the customer's connections at this location
 */
export function partitionAlerts(
  alerts: readonly StoredEvent[],
  status: LocationStatus,
  connections: readonly StoredConnection[],
): AlertPartition {
  const open: Alert[] = [];
  const resolvedIds: string[] = [];
  const seen = new Set<string>();
  for (const event of alerts) {
    const topic = JSON.stringify([event.tariffId, ALERT_TYPES.get(event.type)?.topic]);
    const statusKey = statusKeyOfTariff(status, event.tariffId);
    const isOpen = !seen.has(topic) && mayBeOpen(event, statusKey, status, connections);
    seen.add(topic);
    if (!isOpen) resolvedIds.push(event.id);
    // A settled alert is hidden but not resolved: the status may change back without a new event.
    else if (!isSettled(event, statusKey, status)) open.push({event, statusKey});
  }
  return {open, resolvedIds};
}

function isSettled(
  {type, created}: StoredEvent,
  statusKey: string | undefined,
  {tariff_status}: LocationStatus,
): boolean {
  const tariff = statusKey === undefined ? undefined : tariff_status[statusKey];
  return Boolean(tariff && ALERT_TYPES.get(type)?.isSettled(tariff, created));
}

function statusKeyOfTariff({tariff_status}: LocationStatus, tariffId: string | undefined) {
  if (tariffId === undefined) return undefined;
  return Object.entries(tariff_status).find(([, status]) => status?.tariff?.id === tariffId)?.[0];
}

/** Whether the event may concern a tariff that the customer has not changed since. */
function mayBeOpen(
  {created, tariffId}: StoredEvent,
  statusKey: string | undefined,
  {tariff_status}: LocationStatus,
  connections: readonly StoredConnection[],
): boolean {
  // The status of a pending or failed tariff may lack its id.
  const isCandidate = (key: string) =>
    statusKey !== undefined
      ? key === statusKey
      : tariffId === undefined || !tariff_status[key]?.tariff?.id;
  const candidates = connections.filter(connection => isCandidate(statusKeyOf(connection)));
  // The tariff was not connected through this server, so no session here can have resolved it.
  if (candidates.length === 0) return statusKey !== undefined;
  return candidates.some(
    // Events have a resolution of one second: compare with the second of the completion.
    ({outcome, completed}) => outcome === 'saved' && completed - (completed % 1000) <= created,
  );
}
