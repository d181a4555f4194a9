import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {PGlite} from '@electric-sql/pglite';
import {assertNothingWrong, shortDay} from '../../support/server/load/judge.js';
import {startFleet} from '../../support/server/load/fleet.js';

test('one process on PGlite loses nothing and does nothing twice on a bad day', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'flatpeak-pglite-'));
  t.after(() => rmSync(folder, {recursive: true}));
  const data = join(folder, 'data');
  const fleet = await startFleet(t, data);
  const day = await shortDay(fleet, 1);
  const database = new PGlite(data);
  try {
    await assertNothingWrong(fleet, day, database);
  } finally {
    await database.close();
  }
});
