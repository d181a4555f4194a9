import assert from 'node:assert/strict';
import {at, bodyOf, each} from '../../../support/server/companion.js';
import {isAboutPrices, rewrite} from '../../../support/server/rewritten-responses.js';
import {alertsOf} from '../../../support/server/webhook-delivery.js';

const END = 'locations.0.tariff_status.commodity_import.tariff.contract_end_date';

const isStatus = (url: string) => /\/locations\/[^/]+\/status$/.test(url);
const isLocation = (url: string) => /\/locations\/[^/]+$/.test(url);

const withEnd = (end: unknown) =>
  rewrite(isStatus, body => {
    body.tariff_status.commodity_import.tariff.contract_end_date = end;
    return body;
  });

const withZone = (timezone: string) =>
  rewrite(
    url => isAboutPrices(url) || isLocation(url),
    body => ({
      ...(body as object),
      ...('location_timezone' in body ? {location_timezone: timezone} : {timezone}),
    }),
  );

const ENDS: readonly (readonly [end: string, zone: string, expected: string])[] = [
  ['2026-06-15T00:00:00Z', 'America/New_York', '2026-06-15T00:00:00Z'],
  ['2026-06-14T22:00:00.000Z', 'Europe/Berlin', '2026-06-15T00:00:00Z'],
  ['2026-12-14T23:00:00Z', 'Europe/Berlin', '2026-12-15T00:00:00Z'],
  ['2026-06-14T23:00:00Z', 'Europe/London', '2026-06-15T00:00:00Z'],
  ['2026-06-15T04:00:00Z', 'America/New_York', '2026-06-15T00:00:00Z'],
  ['2026-06-14T12:00:00Z', 'Pacific/Auckland', '2026-06-15T00:00:00Z'],
  ['2026-06-15T03:59:59Z', 'America/New_York', '2026-06-14T00:00:00Z'],
  ['2026-06-15T00:00:00+02:00', 'Europe/Berlin', '2026-06-15T00:00:00Z'],
  ['2026-06-14T17:00:00Z', 'Europe/Berlin', '2026-06-14T00:00:00Z'],
  ['2026-06-14T22:00:00Z', 'Mars/Olympus_Mons', '2026-06-14T00:00:00Z'],
  ['9999-12-31T00:00:00Z', 'Europe/Berlin', '0001-01-01T00:00:00Z'],
  ['9999-12-31T23:59:59.9999999Z', 'Europe/Berlin', '0001-01-01T00:00:00Z'],
  ['0001-01-01T00:00:00Z', 'Europe/Berlin', '0001-01-01T00:00:00Z'],
  ['0000-12-31T23:00:00Z', 'Europe/Berlin', '0001-01-01T00:00:00Z'],
  ['', 'Europe/Berlin', ''],
  ['soon', 'Europe/Berlin', 'soon'],
];
for (const [end, zone, expected] of ENDS)
  each(`a contract end of “${end}” in ${zone} is “${expected}”`, async start => {
    const [status, local] = [withEnd(end), withZone(zone)];
    const {connect, get} = start({
      way: (request, arrive) => status(request, each => local(each, arrive)),
    });
    await connect();
    assert.equal(at(await bodyOf(await get('tariffs')), END), expected);
  });

each('a contract that does not end has not expired', async start => {
  for (const end of ['9999-12-31T00:00:00Z', '0001-01-01T00:00:00Z', '0000-12-31T23:00:00Z']) {
    const {connect, get, happen, clock} = start({way: withEnd(end)});
    const location_id = await connect();
    clock.now += 1000;
    await happen(location_id, 'expire');
    assert.deepEqual(alertsOf(await bodyOf(await get('tariffs'))), [], end);
  }
});
