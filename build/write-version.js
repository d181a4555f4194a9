// @ts-check
// npm run version:write: copies the version of package.json into the source, which cannot import
// package.json: the compiled modules also run in browsers. And into the files for containers.
import {readFileSync, writeFileSync} from 'node:fs';

const {version} = JSON.parse(readFileSync('package.json', 'utf8'));
writeFileSync(
  'src/elements/version.ts',
  `/** The version of package.json, written by \`npm run version:write\`. */
export const VERSION = '${version}';
`,
);

for (const name of ['Dockerfile', 'compose.yaml', 'kubernetes.yaml']) {
  const path = `integrations/program/${name}`;
  const text = readFileSync(path, 'utf8');
  const written = text.replace(/(VERSION[:=] ?|flatpeak-companion:)\d+\.\d+\.\d+/g, `$1${version}`);
  writeFileSync(path, written);
}
