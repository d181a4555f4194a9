import * as z from 'zod/mini';
import {participationAt, PROGRAMMES, subscriptionStatus} from '../../world/participations.js';
import type {SimulatorContext} from '../../world/context.js';
import {Refusal} from '../../world/errors.js';
import type {Session} from '../../world/store.js';
import {byAddress, byScript} from '../errors/input.js';
import {examplePage} from '../example-page.js';
import {firstTariffPage, isParticipating} from '../flow.js';
import {readData} from '../read-data.js';
import type {Step} from './step.js';

const schema = z.object({programme_id: z.string()});

const [EXAMPLE] = PROGRAMMES;

const hasTariff = ({location_id}: Session, {store}: SimulatorContext): boolean =>
  (store.locations.get(location_id)?.tariffs.length ?? 0) > 0;

const participationIn = ({location_id}: Session, programmeId: string, context: SimulatorContext) =>
  location_id ? participationAt(context, location_id, programmeId) : undefined;

/** The programmes. How a customer chooses one is not documented; decided: by its ID as `data`. */
export const vppLanding: Step = {
  versions: {busbar: {routes: ['vpp_landing'], autoSave: 'CONNECTED'}},
  data: (session, context) => ({
    tariff_connected: hasTariff(session, context),
    programmes: PROGRAMMES.map(programme => ({
      ...programme,
      subscription_status: subscriptionStatus(
        participationIn(session, programme.programme_id, context),
      ),
    })),
  }),
  answer({session, data, context}) {
    const {programme_id} = readData(data, schema);
    if (!PROGRAMMES.some(programme => programme.programme_id === programme_id))
      throw new Refusal('data_json_invalid', 'There is no programme with this ID.');
    const current = participationIn(session, programme_id, context);
    const isIn = current && isParticipating(current);
    session.vpp = isIn ? {participation_id: current.id} : {programme_id};
    return isIn ? 'vpp-summary' : 'vpp-details';
  },
  // Taken once the tariff is connected, too: the customer may have two windows.
  actions: {CONNECT_TARIFF: ({session}) => firstTariffPage(session)},
  errorCodes: ['data_json_invalid'],
  errorInputs: [byScript('data_json_invalid', 'Send no programme', {data: {}})],
  askForError: byAddress({data: {programme_id: EXAMPLE?.programme_id}}),
  example: examplePage(
    'vpp_landing',
    {
      tariff_connected: false,
      programmes: PROGRAMMES.map((programme, index) => ({
        ...programme,
        subscription_status: index ? 'ACTIVE' : 'NOT_ENROLLED',
      })),
    },
    ['CONNECT_TARIFF', 'BACK', 'CLOSE'],
  ),
  setUp(session) {
    session.journey = 'vpp';
  },
};
