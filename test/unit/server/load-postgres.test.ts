import {test} from 'node:test';
import {assertNothingWrong, shortDay} from '../../support/server/load/judge.js';
import {startFleet} from '../../support/server/load/fleet.js';
import {NO_POSTGRES, startPostgres} from '../../support/server/postgres.js';

test(
  'two processes on PostgreSQL lose nothing and do nothing twice on a bad day',
  {skip: NO_POSTGRES},
  async t => {
    const postgres = await startPostgres();
    t.after(() => postgres.stop());
    const {pool, url} = await postgres.database();
    const fleet = await startFleet(t, url);
    await assertNothingWrong(fleet, await shortDay(fleet, 2), pool);
  },
);
