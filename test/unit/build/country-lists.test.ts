import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {format, resolveConfig} from 'prettier';
import {countryLists} from '../../../build/country-lists.js';

const FILE = 'src/ui/format/country-lists.ts';

test('the lists of countries are as `npm run lists:write` writes them', async () => {
  const written = await format(countryLists(), {...(await resolveConfig(FILE)), filepath: FILE});
  assert.equal(readFileSync(FILE, 'utf8'), written);
});
