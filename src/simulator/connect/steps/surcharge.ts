import * as z from 'zod/mini';
import {placeOf} from '../../world/countries.js';
import type {Draft, Session} from '../../world/store.js';
import {byNumber, byScript, onPage} from '../errors/input.js';
import {EXAMPLE_PROVIDER, examplePage} from '../example-page.js';
import {nextDetailPage} from '../flow.js';
import {updateDraft} from '../handlers.js';
import {pricedData} from '../page-data.js';
import {optionalText, readData, refuseIf} from '../read-data.js';
import {withProvider} from '../session-setups.js';
import type {DataBuilder, Step} from './step.js';

const schema = z.object({
  surcharge: z.object({fixed: z.number(), percentage: z.number()}),
  region: optionalText,
});

function readSurcharge(data: unknown, {address, draft}: Session): Draft {
  const {country, region: known = draft.region} = placeOf(address);
  const {surcharge, region = known} = readData(data, schema);
  refuseIf(
    // Zero is valid: clients send it to skip the page.
    ['surcharge_percentage_invalid', surcharge.percentage < 0],
    ['geo_location_not_found', !region],
    ['market_region_invalid', !country.regions.includes(region ?? '')],
  );
  return {surcharge, region: region ?? ''};
}

const data: DataBuilder = (session, context) => ({
  ...pricedData(session, context),
  surcharge: session.draft.surcharge ?? {fixed: 0, percentage: 0},
});

const dataWithRegions: DataBuilder = (session, context) => {
  const {country, region} = placeOf(session.address);
  return {
    ...data(session, context),
    ...(region ? {} : {regions: country.regions, region: session.draft.region ?? ''}),
  };
};

/** A city whose price zone the simulator does not know. */
const KIRUNA = {country: 'SE', postal_address: {city: 'Kiruna'}};

const post = (fixed: number, percentage: number, region?: string) => ({
  data: {surcharge: {fixed, percentage}, region},
});

export const surcharge: Step = {
  versions: {
    zero: {routes: ['market_surcharge_capture'], data: dataWithRegions},
    anode: {routes: ['surcharge_capture']},
    busbar: {routes: ['surcharge_capture']},
  },
  data,
  answer(turn) {
    const {session} = turn;
    const entered = readSurcharge(turn.data, session);
    updateDraft(session, entered, {structure: 'MARKET', connectionType: 'MARKET'});
    return nextDetailPage(session, 'surcharge');
  },
  errorCodes: [
    'surcharge_percentage_invalid',
    'geo_location_not_found',
    'market_region_invalid',
    'data_json_invalid',
  ],
  errorInputs: [
    onPage('surcharge_percentage_invalid', 'Percentage: -5', post(0.02, -5)),
    byScript('geo_location_not_found', 'Sweden, Kiruna: no region', post(0, 5), KIRUNA),
    byScript('market_region_invalid', 'Sweden, Kiruna: region XX9', post(0, 5, 'XX9'), KIRUNA),
    byScript('data_json_invalid', 'Send a text', {data: {surcharge: '5 %'}}),
  ],
  askForError: byNumber('percentage', 'Percentage', percentage => post(0, percentage)),
  example: examplePage('market_surcharge_capture', {
    currency_code: 'SEK',
    provider: EXAMPLE_PROVIDER,
    surcharge: {fixed: 0.345, percentage: 18.5},
    regions: ['SE1', 'SE2', 'SE3', 'SE4'],
    region: '',
  }),
  setUp: withProvider('market', {structure: 'MARKET'}),
};
