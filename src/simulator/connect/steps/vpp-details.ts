import * as z from 'zod/mini';
import {byScript, byText, onPage} from '../errors/input.js';
import {EXAMPLE_ADDRESS, examplePage} from '../example-page.js';
import {goTo} from '../handlers.js';
import {readData, refuseIf, textOrEmpty} from '../read-data.js';
import {NO_DETAILS, programmeOf} from '../vpp.js';
import type {Step} from './step.js';

const schema = z.object({
  personal_details: z.object({
    first_name: textOrEmpty,
    last_name: textOrEmpty,
    email: textOrEmpty,
    phone: textOrEmpty,
  }),
});

const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;
const PHONE = /^\+?\d{7,15}$/;

const EXAMPLE = {
  first_name: 'Sam',
  last_name: 'Harper',
  email: 'sam.harper@example.com',
  phone: '+447700900123',
};

const post = (changes: Partial<typeof EXAMPLE>) => ({
  data: {personal_details: {...EXAMPLE, ...changes}},
});

export const vppDetails: Step = {
  versions: {busbar: {routes: ['vpp_personal_details', 'personal_details']}},
  data: ({address, vpp}) => ({
    postal_address: address,
    personal_details: vpp.personal_details ?? NO_DETAILS,
  }),
  answer({session, data}) {
    const {personal_details} = readData(data, schema);
    const {email, phone} = personal_details;
    refuseIf(['email_invalid', !EMAIL.test(email)], ['phone_invalid', !PHONE.test(phone)]);
    session.vpp.personal_details = personal_details;
    return 'consent';
  },
  actions: {ADDRESS_CHANGE: goTo('postal-address')},
  errorCodes: ['email_invalid', 'phone_invalid', 'data_json_invalid'],
  errorInputs: [
    onPage('email_invalid', 'Email: sam@home', post({email: 'sam@home'})),
    onPage('phone_invalid', 'Phone: 12345', post({phone: '12345'})),
    byScript('data_json_invalid', 'Send a text', {data: {personal_details: 'Sam'}}),
  ],
  askForError: byText('First name', first_name => post({first_name})),
  example: examplePage(
    'vpp_personal_details',
    {postal_address: EXAMPLE_ADDRESS, personal_details: EXAMPLE},
    ['ADDRESS_CHANGE', 'BACK', 'CLOSE'],
  ),
  setUp(session) {
    session.journey = 'vpp';
    session.vpp.programme_id = programmeOf(session).programme_id;
  },
};
