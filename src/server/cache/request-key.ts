const MINUTE_MS = 60_000;
const QUARTER_HOUR_MS = 15 * MINUTE_MS;

interface Period {
  readonly start_time?: string;
  readonly end_time: string;
}

/**
 * Identifies a request by what it asks. Periods count by the minute, and moments near the present
 * by the quarter of an hour: a page that asks for the time from now on asks the same when it is
 * reloaded.
 * @param now milliseconds since the epoch
 */
export const requestKey = (parameters: readonly unknown[], now: number): string =>
  JSON.stringify(parameters, (_name, value: unknown) =>
    isPeriod(value) ? withRoundedTimes(value, now) : value,
  );

const withRoundedTimes = ({start_time, end_time, ...rest}: Period, now: number) => ({
  ...rest,
  // Without a start the service begins with the present.
  start_time: rounded(start_time ?? new Date(now).toISOString(), now),
  end_time: rounded(end_time, now),
});

const isPeriod = (value: unknown): value is Period =>
  typeof value === 'object' && value !== null && 'end_time' in value;

function rounded(time: string, now: number): string {
  const moment = Date.parse(time);
  const step = Math.abs(moment - now) < QUARTER_HOUR_MS ? QUARTER_HOUR_MS : MINUTE_MS;
  // Responses have the offset of the request.
  const [offset = ''] = /[+-]\d\d:\d\d$/.exec(time) ?? [];
  return `${Math.floor(moment / step) * step}${offset}`;
}
