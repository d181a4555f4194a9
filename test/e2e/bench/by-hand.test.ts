import assert from 'node:assert/strict';
import {test} from 'node:test';
import {databases} from '../../../bench/databases.js';
import {createSender, startBoth} from '../../../bench/routes.js';
import {Client} from '../../support/server/load/client.js';

const [kind] = databases;
assert.ok(kind);

const JSON_TYPE = {'content-type': 'application/json'};
const CUSTOMER = {...JSON_TYPE, 'x-customer': 'customer'};

/** The names of the fields of a value, at every depth; of a list those of its first item. */
function namesOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(namesOf);
  if (typeof value !== 'object' || value === null) return 'value';
  const fields = Object.entries(value).map(([name, field]) => [name, namesOf(field)] as const);
  return Object.fromEntries(fields.sort(([a], [b]) => a.localeCompare(b)));
}

/** Fields of prices that the companion leaves out. */
const NOT_PASSED_ON = ['object', 'live_mode'];

test('the handler by hand serves and refuses what the companion does', async t => {
  const sender = await createSender();
  const client = new Client();
  t.after(() => client.close());
  const servers = await startBoth(t, kind, sender.jwks);

  async function ask(server: 'companion' | 'byHand') {
    const url = (route: string) => `${servers[server].url}/flatpeak/${route}`;
    const responses: unknown[] = [];
    const note = ({status, body}: {status: number; body: string}) => {
      const json = status === 200 ? (JSON.parse(body) as object) : {};
      const fields = Object.entries(json).filter(
        ([name]) => !('data' in json && NOT_PASSED_ON.includes(name)),
      );
      responses.push([status, namesOf(Object.fromEntries(fields))]);
    };
    const post = async (route: string, headers: Record<string, string>, body = '{}') =>
      note(await client.post(url(route), headers, body));
    const get = async (route: string) => note(await client.send('GET', url(route), CUSTOMER));

    await post('connect-token', CUSTOMER);
    await post('complete', CUSTOMER);
    await post('complete', CUSTOMER);
    const {url: webhooks, headers, body} = await sender.deliver(url('webhooks'));
    for (let times = 0; times < 2; times++) note(await client.post(webhooks, headers, body ?? ''));
    note(await client.post(webhooks, headers, `${body ?? ''} `));
    await get('tariffs');
    await get('prices');
    await post('connect-token', JSON_TYPE);
    await post('connect-token', {...CUSTOMER, 'content-type': 'text/plain'});
    await post('connect-token', {...CUSTOMER, origin: 'https://other.example'});
    await post('connect-token', CUSTOMER, '{"direction": "SIDEWAYS"}');
    await post('complete', CUSTOMER, `"${'x'.repeat(70_000)}"`);
    return responses;
  }

  const companion = await ask('companion');
  assert.deepEqual(
    companion.map(response => (response as [number])[0]),
    [200, 200, 200, 200, 200, 401, 200, 200, 401, 415, 403, 400, 413],
  );
  assert.deepEqual(await ask('byHand'), companion);
});
