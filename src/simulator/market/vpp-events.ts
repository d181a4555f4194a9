import {placeOf} from '../world/countries.js';
import type {SimulatorContext} from '../world/context.js';
import {stateOf} from '../world/participations.js';
import type {Location} from '../world/store.js';
import {addDays, dayOf, momentOf} from '../world/zone.js';
import type {Price} from './prices.js';

/** The events of virtual power plants: every evening, wherever a participation is active. */

/** The local times between which devices are controlled. The service documents none. */
const EVENING = ['17:00:00', '19:00:00'] as const;

/** A price, and whether a virtual power plant controls devices meanwhile. */
export interface EventPrice extends Price {
  readonly vppEvent: boolean;
}

interface Event {
  readonly from: number;
  readonly to: number;
}

/** @param deviceId empty for any device of the location */
function eventsAt(
  {store}: SimulatorContext,
  location: Location,
  deviceId: string,
  {start, end}: {readonly start: number; readonly end: number},
): Event[] {
  const isActive = [...store.participations.values()].some(
    participation =>
      participation.location_id === location.id &&
      (deviceId || participation.device_id) === participation.device_id &&
      stateOf(participation) === 'ACTIVE',
  );
  const {timeZone} = placeOf(location.postal_address);
  const [from, to] = EVENING;
  const events: Event[] = [];
  for (let day = dayOf(start, timeZone); isActive; day = addDays(day, 1)) {
    const event = {from: momentOf(day, from, timeZone), to: momentOf(day, to, timeZone)};
    if (event.from >= end) break;
    events.push(event);
  }
  return events;
}

/** Divides prices where an event begins or ends. */
export function withVppEvents(
  context: SimulatorContext,
  location: Location,
  deviceId: string,
  prices: readonly Price[],
): EventPrice[] {
  const [start, end] = [prices[0]?.from ?? 0, prices.at(-1)?.to ?? 0];
  const events = eventsAt(context, location, deviceId, {start, end});
  return prices.flatMap(price => {
    const edges = events.flatMap(({from, to}) => [from, to]);
    const within = edges.filter(edge => edge > price.from && edge < price.to);
    const ends = [...within, price.to];
    return ends.map((to, index): EventPrice => {
      const from = ends[index - 1] ?? price.from;
      const vppEvent = events.some(event => event.from < to && event.to > from);
      return {...price, from, to, vppEvent};
    });
  });
}
