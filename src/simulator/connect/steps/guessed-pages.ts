import * as z from 'zod/mini';
import {summaryRates} from '../../market/rates.js';
import {placeOf} from '../../world/countries.js';
import {Refusal} from '../../world/errors.js';
import {pricedData, providerData} from '../page-data.js';
import {readData} from '../read-data.js';
import type {DataBuilder, GuessedRoute} from './step.js';

/** A page that the documentation mentions and does not describe: all of it is a guess. */
interface GuessedPage {
  readonly data: DataBuilder;
  /** @throws Refusal if the answer has not the form of similar pages */
  readonly check: (data: unknown) => void;
}

const DEVICES = [
  {id: 'dev_65de30082a7c56d2297cbe51', display_name: 'Home charger', description: 'Car charger'},
  {id: 'dev_65de30082a7c56d2297cbe52', display_name: 'Battery in the garage', description: ''},
  {id: 'dev_65de30082a7c56d2297cbe53', display_name: 'Heat pump', description: 'Heating'},
];

const deviceAnswer = z.object({device: z.object({id: z.string()})});
const meterAnswer = z.object({
  account_holder: z.object({first_name: z.string(), last_name: z.string(), email: z.string()}),
});

const refuse = (isWrong: boolean, message: string) => {
  if (isWrong) throw new Refusal('data_json_invalid', message);
};

export const GUESSED_PAGES: Readonly<Record<GuessedRoute, GuessedPage>> = {
  device_select: {
    data: (session, context) => ({...providerData(session, context), devices: DEVICES}),
    check(data) {
      const {id} = readData(data, deviceAnswer).device;
      refuse(!DEVICES.some(device => device.id === id), 'Choose one of the devices.');
    },
  },
  meter_details_input: {
    data: ({address}) => ({
      postal_address: address,
      account_holder: {first_name: '', last_name: '', email: ''},
    }),
    check(data) {
      const {first_name, last_name} = readData(data, meterAnswer).account_holder;
      refuse(!first_name || !last_name, 'Enter the name of the account holder.');
    },
  },
  price_preview: {
    data: (session, context) => {
      const place = placeOf(session.address);
      const tariff = {structure: 'MARKET', ...session.draft} as const;
      return {
        ...pricedData(session, context),
        timezone: place.timeZone,
        rates: summaryRates(tariff, place, context.now(), context.seed),
      };
    },
    check: () => refuse(true, 'This page takes no answer.'),
  },
};
