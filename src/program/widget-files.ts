import {createHash} from 'node:crypto';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {extname} from 'node:path';

/** The scripts of the package, beside the program in `dist`. */
const FOLDER = new URL('../../cdn/', import.meta.url);

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
};

/** How long a browser may use a file without a question, in seconds: an update comes with a restart. */
const MAX_AGE_S = 600;

interface WidgetFile {
  readonly content: Buffer<ArrayBuffer>;
  readonly headers: Readonly<Record<string, string>>;
}

function readFile(name: string): WidgetFile {
  const content = readFileSync(new URL(name, FOLDER));
  return {
    content,
    headers: {
      'content-type': TYPES[extname(name)] ?? 'text/plain',
      'cache-control': `public, max-age=${MAX_AGE_S}`,
      etag: `"${createHash('sha256').update(content).digest('base64url')}"`,
      'x-content-type-options': 'nosniff',
      // They are the same for everybody. Pages of any site may include them.
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    },
  };
}

/**
 * Serves the widget's scripts and languages below `{base}/widget/`.
 * @returns a function that returns undefined for any other request
 */
export function createWidgetFiles(basePath: string) {
  // The folder is not there if the program runs from its sources.
  const names = existsSync(FOLDER) ? readdirSync(FOLDER, {recursive: true, encoding: 'utf8'}) : [];
  const files = new Map(
    names
      .filter(name => extname(name) in TYPES)
      .map(name => [`${basePath}/widget/${name.replaceAll('\\', '/')}`, readFile(name)]),
  );

  return ({method, url, headers}: Request): Response | undefined => {
    const file = files.get(new URL(url).pathname);
    if (!file || (method !== 'GET' && method !== 'HEAD')) return undefined;
    const isKnown = headers.get('if-none-match') === file.headers['etag'];
    return isKnown
      ? new Response(null, {status: 304, headers: file.headers})
      : new Response(method === 'HEAD' ? null : file.content, {headers: file.headers});
  };
}
