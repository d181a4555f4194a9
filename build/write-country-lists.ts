// npm run lists:write: writes the lists of countries from CLDR and libaddressinput.
import {writeFileSync} from 'node:fs';
import {format, resolveConfig} from 'prettier';
import {countryLists} from './country-lists.js';

const FILE = 'src/ui/format/country-lists.ts';

writeFileSync(FILE, await format(countryLists(), {...(await resolveConfig(FILE)), filepath: FILE}));
