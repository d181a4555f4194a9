import {listOf, notFound, type Handler} from './call.js';
import {showEvent} from '../webhooks/events.js';

/** How far back events are kept, in milliseconds. */
const KEPT = 90 * 86_400_000;

/** The page size that is documented for events alone. */
const PAGE = 100;

/** `GET /events` */
export const listEvents: Handler = ({world, query, live_mode}) => {
  const type = query.get('event_type');
  const about = query.get('object_id');
  const events = [...world.store.events.values()].filter(
    event =>
      event.live_mode === live_mode &&
      event.created > world.now() - KEPT &&
      (type === null || event.type === type) &&
      (about === null || event.objectIds.includes(about)),
  );
  return listOf('/events', events, query, showEvent, PAGE);
};

/** `GET /events/{id}` */
export const retrieveEvent: Handler = ({world, id, live_mode}) => {
  const event = world.store.events.get(id);
  return event?.live_mode === live_mode ? Response.json(showEvent(event)) : notFound();
};
