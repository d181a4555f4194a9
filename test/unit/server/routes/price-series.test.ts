import assert from 'node:assert/strict';
import {at, bodyOf, each, listAt, textAt, type Json} from '../../../support/server/companion.js';
import {isAboutPrices, rewrite} from '../../../support/server/rewritten-responses.js';

const HOUR = 3_600_000;
const PRICE = 'locations.0.tariff_status.commodity_import.price';

interface Entry {
  from: number;
  to: number;
  price: number | null;
}

/** Prices for the period of the request, in both forms of the wire. */
const serve = (entries: (now: number) => readonly (Entry | null)[], now: () => number) =>
  rewrite(isAboutPrices, body => {
    const data = entries(Math.floor(now() / HOUR) * HOUR).map(
      entry =>
        entry && {
          valid_from: new Date(entry.from).toISOString(),
          valid_to: new Date(entry.to).toISOString(),
          tariff: {rate: entry.price, confidence: 1},
          price: {value: entry.price, vat: 0.2, confidence: 1},
        },
    );
    return {...(body as object), data};
  });

const pricesIn = (body: Json) =>
  listAt(body, 'data').map(
    entry => [textAt(entry, 'valid_from').slice(11, 16), at(entry, 'tariff.rate')] as const,
  );

each('one price that is null is a gap among the others, and no failure', async start => {
  const companion = start({
    way: serve(
      hour => [
        {from: hour - HOUR, to: hour, price: 0.1},
        {from: hour, to: hour + HOUR, price: null},
        {from: hour + HOUR, to: hour + 2 * HOUR, price: 0.3},
        null,
      ],
      () => companion.clock.now,
    ),
  });
  const {connect, get} = companion;
  await connect();
  const response = await get('prices');
  assert.equal(response.status, 200);
  const rates = pricesIn(await bodyOf(response)).map(([, rate]) => rate);
  assert.deepEqual(rates, [0.1, null, 0.3]);
  assert.equal(at(await bodyOf(await get('tariffs')), PRICE), null);
});

each('prices are passed on in order, once, without binary noise', async start => {
  const companion = start({
    way: serve(
      hour => [
        {from: hour + HOUR, to: hour + 2 * HOUR - 1000, price: 0.30000000000000004},
        {from: hour, to: hour + HOUR - 1000, price: 0.1},
        {from: hour, to: hour + HOUR - 1000, price: 0.2},
      ],
      () => companion.clock.now,
    ),
  });
  const {connect, get, clock} = companion;
  await connect();
  const body = await bodyOf(await get('prices'));
  assert.deepEqual(
    pricesIn(body).map(([, rate]) => rate),
    [0.2, 0.3],
  );
  const [first, second] = listAt(body, 'data');
  assert.equal(at(first ?? null, 'valid_to'), at(second ?? null, 'valid_from'));
  // The last second of the hour has a price too.
  clock.now = (Math.floor(clock.now / HOUR) + 1) * HOUR - 500;
  assert.equal(at(await bodyOf(await get('tariffs')), `${PRICE}.value`), 0.2);
});

each('what is no list of prices is none, and the tariff is shown without', async start => {
  const {connect, get} = start({
    way: rewrite(isAboutPrices, body => ({...(body as object), data: {prices: 'soon'}})),
  });
  await connect();
  const response = await get('prices');
  assert.equal(response.status, 200);
  assert.deepEqual(listAt(await bodyOf(response), 'data'), []);
  const tariffs = await bodyOf(await get('tariffs'));
  assert.equal(at(tariffs, PRICE), null);
  assert.equal(at(tariffs, 'locations.0.tariff_status.commodity_import.status'), 'CONNECTED');
});
