const HOUR_MS = 3_600_000;

/**
 * Limits what goes to the log: anybody can send such a request, or each request has the same fault.
 * @param now in ms since the epoch
 * @returns a function that says whether a kind of report is due: the first time, and then once an hour
 */
export function oncePerHour(now: () => number = Date.now): (kind: string) => boolean {
  const reportedAt = new Map<string, number>();
  return kind => {
    const last = reportedAt.get(kind);
    if (last !== undefined && now() - last < HOUR_MS) return false;
    reportedAt.set(kind, now());
    return true;
  };
}
