import {
  addParticipation,
  moveParticipation,
  participationAt,
  PROGRAMMES,
  type Programme,
} from '../world/participations.js';
import {placeOf} from '../world/countries.js';
import type {SimulatorContext} from '../world/context.js';
import type {Participation, ParticipationState, Session} from '../world/store.js';
import {DAY_MS} from '../world/time.js';
import {locationFor} from './completion.js';
import type {SessionSetup} from './steps/step.js';

/** What the pages for virtual power plants share. */

export const NO_DETAILS: Participation['personal_details'] = {
  first_name: '',
  last_name: '',
  email: '',
  phone: '',
};

const FIRST_PROGRAMME = PROGRAMMES[0] as Programme;

/** The programme that the customer chose. */
export const programmeOf = ({vpp}: Session): Programme =>
  PROGRAMMES.find(({programme_id}) => programme_id === vpp.programme_id) ?? FIRST_PROGRAMME;

/** The participation that a page is about. */
export const participationOf = (
  {vpp, location_id}: Session,
  context: SimulatorContext,
): Participation | undefined =>
  context.store.participations.get(vpp.participation_id ?? '') ??
  (location_id ? participationAt(context, location_id) : undefined);

/** The programme of a participation. */
export const programmeData = (session: Session, context: SimulatorContext): Programme =>
  programmeOf({
    ...session,
    vpp: {
      programme_id:
        participationOf(session, context)?.programme_id ?? session.vpp.programme_id ?? '',
    },
  });

/** Enrols the customer in the chosen programme. */
export function enrol(context: SimulatorContext, session: Session): Participation {
  const {provider_id, programme_id} = programmeOf(session);
  const {live_mode, device_id, vpp} = session;
  const participation = addParticipation(context, {
    ...{live_mode, device_id, provider_id, programme_id},
    location_id: locationFor(context, session).id,
    personal_details: vpp.personal_details ?? NO_DETAILS,
  });
  session.vpp.participation_id = participation.id;
  return participation;
}

/** For how long a participation that a test asks for has lasted. */
const PAST_DAYS = 100;

/** The customer takes part in the first programme and has gone through these states. */
export const withParticipation =
  (...states: readonly ParticipationState[]): SessionSetup =>
  (session, _, context) => {
    session.journey = 'vpp';
    session.vpp.programme_id ??= FIRST_PROGRAMME.programme_id;
    const participation = enrol(context, session);
    for (const state of states) moveParticipation(context, participation, state);
    const since = context.now() - PAST_DAYS * DAY_MS;
    participation.history = participation.history.map((entry, index, {length}) => ({
      ...entry,
      at: index === length - 1 && length > 1 && !states.includes('ACTIVE') ? entry.at : since,
    }));
    session.vpp.isPaid = true;
    // A month that has ended, so that there is something to see on its first day, too.
    const month = new Date(context.now());
    month.setUTCDate(0);
    session.vpp.period = {type: 'MONTH', start: month.toISOString().slice(0, 10)};
  };

/** The time zone of the customer's home. */
export const timeZoneOf = ({address}: Session): string => placeOf(address).timeZone;
