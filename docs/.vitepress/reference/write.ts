// npm run docs:reference: writes the pages of docs/reference from the sources that they describe.
import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {referencePages} from './pages.js';

const folder = new URL('../../reference/', import.meta.url);
rmSync(folder, {recursive: true, force: true});
mkdirSync(folder, {recursive: true});
for (const [name, text] of referencePages) writeFileSync(new URL(`${name}.md`, folder), text);
