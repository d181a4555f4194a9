import {readFile} from 'node:fs/promises';
import {extname, resolve, sep} from 'node:path';
import {fileURLToPath} from 'node:url';

const TYPES = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.mjs', 'text/javascript; charset=utf-8'],
  ['.map', 'application/json'],
  ['.json', 'application/json'],
  ['.svg', 'image/svg+xml'],
]);

const folderOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));
/** The demo's own site. */
export const SITE = folderOf('./site');
const BUILT = folderOf('../dist/cdn');

/** The built scripts and their languages, as a site would copy them beside its own files. */
const COPIED =
  /^\/(flatpeak-(connect|loader|[a-z]+-[\w-]{8})\.m?js(\.map)?|messages\/[a-z-]+\.json)$/;

export const isBuiltFile = (pathname: string): boolean => COPIED.test(pathname);

export interface File {
  readonly type: string;
  readonly content: Buffer | string;
}

/** The file at a path of a folder; undefined if there is none, or it is outside of the folder. */
export async function fileIn(folder: string, pathname: string): Promise<File | undefined> {
  const path = pathOf(folder, pathname);
  const type = path && TYPES.get(extname(path));
  if (!path || !type) return undefined;
  try {
    return {type, content: await readFile(path)};
  } catch {
    return undefined;
  }
}

/**
 * The file at a path of the site; undefined if there is none, or it is outside of the site.
 * @param site the folder of the site's files
 */
export async function fileAt(
  site: string,
  pathname: string,
  values: Readonly<Record<string, string>>,
): Promise<File | undefined> {
  const folder = isBuiltFile(pathname) ? BUILT : resolve(site);
  const file = await fileIn(folder, pathname.endsWith('/') ? `${pathname}index.html` : pathname);
  if (!file?.type.startsWith('text/html')) return file;
  return {...file, content: fill(file.content.toString(), values)};
}

/** Checks the resolved path, so that no spelling of `..` leads out of the folder. */
function pathOf(folder: string, pathname: string): string | undefined {
  try {
    const path = resolve(folder, `.${decodeURIComponent(pathname)}`);
    return path.startsWith(folder + sep) ? path : undefined;
  } catch {
    return undefined;
  }
}

/** `{{name}}` in HTML. The values are our own URLs and names, which need no escaping. */
const fill = (html: string, values: Readonly<Record<string, string>>) =>
  html.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
