// @ts-check
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * 60;

/** The minutes since midnight that clocks there show. @param {number} at @param {string} timeZone */
function minutesOfDay(at, timeZone) {
  const [hours, minutes] = timeOfDay(at, timeZone).split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}

/** `07:00`. @param {number} at @param {string} timeZone */
export const timeOfDay = (at, timeZone) =>
  new Intl.DateTimeFormat('en-GB', {timeStyle: 'short', timeZone}).format(at);

/**
 * The next moment at which clocks there show a time: the car stands where the meter is, wherever
 * the page is read.
 * @param {string} time `07:00`
 * @param {string} timeZone
 * @param {number} now
 */
export function nextTime(time, timeZone, now) {
  const [hours, minutes] = time.split(':').map(Number);
  const wanted = (hours ?? 0) * 60 + (minutes ?? 0);
  const start = Math.floor(now / MINUTE) * MINUTE;
  const wait = (wanted - minutesOfDay(start, timeZone) + DAY) % DAY || DAY;
  const at = start + wait * MINUTE;
  // The clocks may change on the way.
  const off = ((wanted - minutesOfDay(at, timeZone) + 1.5 * DAY) % DAY) - DAY / 2;
  return at + off * MINUTE;
}

/**
 * The next moment at which clocks there show a time and a car can have charged for some hours.
 * `isLater` where the very next one is too soon for that.
 * @param {string} time `07:00`
 * @param {number} hours
 * @param {string} timeZone
 * @param {number} now
 */
export function readyAt(time, hours, timeZone, now) {
  const end = nextTime(time, timeZone, now + hours * HOUR - MINUTE);
  return {end, isLater: end > nextTime(time, timeZone, now)};
}
