/**
 * A formatter of the full hours below a chart, in ms as if in UTC: `06`, and `24` at the end of the
 * day. Languages with a 12-hour clock write `6 AM` and `12 AM`.
 */
export function hourFormat(lang: string): (wall: number, isEnd?: boolean) => string {
  const format = new Intl.DateTimeFormat(lang, {hour: 'numeric', timeZone: 'UTC'});
  if (format.resolvedOptions().hour12) return wall => format.format(wall);
  const digits = new Intl.NumberFormat(lang, {minimumIntegerDigits: 2});
  return (wall, isEnd = false) => digits.format(isEnd ? 24 : new Date(wall).getUTCHours());
}
