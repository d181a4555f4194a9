// @ts-check
// npm run version:write: copies the version of package.json into the source, which cannot import
// package.json: the compiled modules also run in browsers.
import {readFileSync, writeFileSync} from 'node:fs';

const {version} = JSON.parse(readFileSync('package.json', 'utf8'));
writeFileSync(
  'src/elements/version.ts',
  `/** The version of package.json, written by \`npm run version:write\`. */
export const VERSION = '${version}';
`,
);
