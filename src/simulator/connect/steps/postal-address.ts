import * as z from 'zod/mini';
import type {PostalAddress} from '../../../protocol/fields.js';
import {countryOf} from '../../world/countries.js';
import {EMPTY_ADDRESS} from '../../world/session.js';
import {byScript, byText, onPage} from '../errors/input.js';
import {EXAMPLE_ADDRESS, examplePage} from '../example-page.js';
import {readData, refuseIf, textOrEmpty} from '../read-data.js';
import type {Step} from './step.js';

const schema = z.object({
  postal_address: z.object({
    address_line1: textOrEmpty,
    address_line2: textOrEmpty,
    city: textOrEmpty,
    // Optional, but the service refuses an empty text.
    state: z.optional(z.string().check(z.minLength(1))),
    post_code: textOrEmpty,
    country_code: textOrEmpty,
  }),
});

function readAddress(data: unknown): PostalAddress {
  const address = readData(data, schema).postal_address;
  const isBlank = (text: string) => !text.trim();
  refuseIf(
    ['country_code_missing', isBlank(address.country_code)],
    ['country_code_invalid', !countryOf(address.country_code)],
    ['address_line1_missing', isBlank(address.address_line1)],
    ['city_missing', isBlank(address.city)],
    ['post_code_missing', isBlank(address.post_code)],
  );
  return {...address, state: address.state ?? ''};
}

const {address_line1, city, post_code, country_code} = EXAMPLE_ADDRESS;

const post = (changes: Readonly<Record<string, string | undefined>>) => ({
  data: {postal_address: {address_line1, city, post_code, country_code, ...changes}},
});

export const postalAddress: Step = {
  versions: {
    zero: {routes: ['postal_address_capture']},
    anode: {routes: ['postal_address_capture']},
    busbar: {routes: ['postal_address_input']},
  },
  takesAddress: true,
  data: ({address}) => ({postal_address: address}),
  answer({session, data}) {
    session.address = readAddress(data);
    return session.history.at(-1) === 'vpp-details' ? 'vpp-details' : 'provider-select';
  },
  errorCodes: [
    'address_line1_missing',
    'city_missing',
    'post_code_missing',
    'country_code_missing',
    'country_code_invalid',
    'geo_location_not_found',
    'data_json_invalid',
  ],
  errorInputs: [
    byScript('address_line1_missing', 'Leave line 1 empty', post({address_line1: undefined})),
    byScript('city_missing', 'Leave the city empty', post({city: undefined})),
    byScript('post_code_missing', 'Leave the postcode empty', post({post_code: undefined})),
    byScript('country_code_missing', 'Choose no country', post({country_code: undefined})),
    byScript('country_code_invalid', 'Send the country XX', post({country_code: 'XX'})),
    onPage('geo_location_not_found', 'Town or city: ERR 404', post({city: 'ERR 404'})),
    byScript('data_json_invalid', 'Send a text', {data: {postal_address: 'London'}}),
  ],
  askForError: byText('Line 1', text => post({address_line1: text})),
  example: examplePage('postal_address_capture', {postal_address: EXAMPLE_ADDRESS}),
  setUp(session) {
    session.address = {...EMPTY_ADDRESS, country_code: session.address.country_code};
  },
};
