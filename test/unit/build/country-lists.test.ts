import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {format, resolveConfig} from 'prettier';
import {COUNTRY_FILES} from '../../../build/country-lists.js';

for (const [file, text] of Object.entries(COUNTRY_FILES))
  test(`${file} is as \`npm run lists:write\` writes it`, async () => {
    const written = await format(text, {...(await resolveConfig(file)), filepath: file});
    assert.equal(readFileSync(file, 'utf8'), written);
  });
