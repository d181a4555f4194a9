import {cpSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Plugin} from 'vite';
import {sha256} from './hashes.js';
import {isModuleFile} from './script-files.js';
import {CDN_FOLDER} from './module-hash.js';

const STATIC = 'src/page/static';

/**
 * The policy of the page, as far as a page can state it. `frame-ancestors` is a header. Providers'
 * logos come from anywhere, and so may the service behind a proxy of the company's own.
 */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' https: http://localhost:* data:",
  "connect-src 'self' https: http://localhost:*",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types flatpeak-connect',
].join('; ');

/** Assembles the hosted page: its HTML with the hashes of its scripts, and the widget beside it. */
export function hostedPage(): Plugin {
  let folder: string;
  return {
    name: 'hosted-page',
    configResolved({root, build: {outDir}}) {
      folder = join(root, outDir);
    },
    closeBundle() {
      for (const name of readdirSync(CDN_FOLDER).filter(isModuleFile))
        cpSync(join(CDN_FOLDER, name), join(folder, name), {recursive: true});
      cpSync(STATIC, folder, {recursive: true});
      const hash = (name: string) => sha256(readFileSync(join(folder, name)));
      const html = readFileSync(join(STATIC, 'index.html'), 'utf8')
        .replace('%POLICY%', POLICY)
        .replace('%PAGE%', hash('flatpeak-page.mjs'))
        .replace('%MODULE%', hash('flatpeak-connect.mjs'));
      writeFileSync(join(folder, 'index.html'), html);
    },
  };
}
