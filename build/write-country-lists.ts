// npm run lists:write: writes the lists of countries from CLDR and libaddressinput.
import {writeFileSync} from 'node:fs';
import {format, resolveConfig} from 'prettier';
import {COUNTRY_FILES} from './country-lists.js';

for (const [file, text] of Object.entries(COUNTRY_FILES))
  writeFileSync(file, await format(text, {...(await resolveConfig(file)), filepath: file}));
