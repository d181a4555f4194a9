import {placeOf} from './countries.js';
import type {SimulatorContext} from './context.js';
import type {ChosenProvider, Customer, Device, Location, Tariff} from './store.js';
import {apiStatus, tariffOf} from './tariff-state.js';
import {moment} from './wire-format.js';

/** Objects as the REST API and its events show them. */

/** The tariffs of a location by their names in the REST API. */
const ELEMENTS = {
  commodity_import: {type: 'COMMODITY', direction: 'IMPORT'},
  commodity_export: {type: 'COMMODITY', direction: 'EXPORT'},
  non_commodity_import: {type: 'NON_COMMODITY', direction: 'IMPORT'},
} as const;

/** The tariff of the customer's own generation, which not every account supports. */
const LOCAL = {type: 'COMMODITY', direction: 'LOCAL'} as const;

/** Maps each tariff of a location by its name in the REST API. */
export function mapTariffElements<Value>(
  location: Location,
  show: (tariff: Tariff | undefined) => Value,
  unsupported: Value,
): Record<string, Value> {
  const local = tariffOf(location, LOCAL);
  return Object.fromEntries([
    ...Object.entries(ELEMENTS).map(([name, kind]): [string, Value] => [
      name,
      show(tariffOf(location, kind)),
    ]),
    ['non_commodity_export', unsupported],
    ['local', local ? show(local) : unsupported],
  ]);
}

export function showCustomer({store, accountId}: SimulatorContext, customer: Customer): object {
  return {
    id: customer.id,
    object: 'customer',
    live_mode: customer.live_mode,
    reference_id: customer.reference_id,
    locations: [...store.locations.values()]
      .filter(({customer_id}) => customer_id === customer.id)
      .map(({id}) => id),
    time_created: moment(customer.created),
    account_id: accountId,
  };
}

export const showDevice = ({accountId}: SimulatorContext, device: Device): object => ({
  id: device.id,
  object: 'device',
  live_mode: device.live_mode,
  reference_id: device.reference_id,
  time_created: moment(device.created),
  account_id: accountId,
});

export function showLocation(context: SimulatorContext, location: Location): object {
  const {country, timeZone} = placeOf(location.postal_address);
  return {
    id: location.id,
    object: 'location',
    reference_id: location.reference_id,
    customer_id: location.customer_id,
    live_mode: location.live_mode,
    timezone: timeZone,
    currency_code: country.currency,
    postal_address: location.postal_address,
    geo_location: country.position,
    tariff_status: mapTariffElements(
      location,
      tariff => apiStatus(tariff, context.now()),
      'NOT_SUPPORTED',
    ),
    tariff_elements: location.tariffs.map(({id}) => id),
    time_created: moment(location.created),
    account_id: context.accountId,
  };
}

/** A provider on the wire; one that the customer entered by name has neither an ID nor a logo. */
export function providerEntry(provider: ChosenProvider | undefined, {publicUrl}: SimulatorContext) {
  const {id = '', name = ''} = provider ?? {};
  return {id, display_name: name, logo_url: id && `${publicUrl}/logos/${id}.svg`};
}
