// npm run build:wordpress: writes the plugin's archive, which a site's owner uploads to WordPress.
import {existsSync, mkdirSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {pluginFiles} from './plugin-files.js';
import {zip} from './zip.js';

const DIST = new URL('../../dist/', import.meta.url);

if (!existsSync(new URL('cdn/sri.json', DIST))) {
  console.error('dist/cdn is missing. Run npm run build first.');
  process.exit(1);
}
const archive = new URL('wordpress/flatpeak-connect.zip', DIST);
mkdirSync(new URL('.', archive), {recursive: true});
writeFileSync(archive, zip(pluginFiles()));
console.log(fileURLToPath(archive));
