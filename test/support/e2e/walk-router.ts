import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {Page} from 'playwright-core';
import {build} from 'vite';
import {en} from '../../../src/messages/en.js';
import {BuiltScriptPage} from './built-script-page.js';
import {TOKEN_PATH, TokenBackend} from './token-backend.js';

const HERE = fileURLToPath(new URL('router-apps/', import.meta.url));

/** Builds an app of router-apps, or of another folder. @returns its script */
export async function buildRouterApp(name: string, root = HERE): Promise<string> {
  const outDir = join(root, '../../../../node_modules/.cache/router-apps');
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    define: {
      'process.env.NODE_ENV': '"production"',
      ...{__VUE_OPTIONS_API__: 'true', __VUE_PROD_DEVTOOLS__: 'false'},
    },
    build: {
      ...{outDir, emptyOutDir: false},
      lib: {entry: join(root, `${name}.ts`), formats: ['es'], fileName: () => `${name}.mjs`},
    },
  });
  return readFileSync(join(outDir, `${name}.mjs`), 'utf8');
}

/** Where a login returns to a site with a router. */
export const RETURN_URLS: Readonly<Record<string, (token: string) => string>> = {
  'in the query': token => `/energy?plan=solar&fp_cot=${token}`,
  'in the query of a hash route': token => `/#/energy?plan=solar&fp_cot=${token}`,
  'in the query before a hash route': token => `/?fp_cot=${token}#/energy?plan=solar`,
};

/**
 * A customer returns from a login to an app with a router, and navigates there: the session continues,
 * and its token is in no URL and no state of the history, whatever the router writes.
 */
export async function walkRouter(
  script: string,
  returnUrl: (token: string) => string,
): Promise<void> {
  const built = await BuiltScriptPage.open();
  try {
    const isHash = returnUrl('').includes('#');
    const site = {isHash, tokenUrl: TOKEN_PATH, connectUrl: built.connectUrl};
    const body = () =>
      `<!doctype html><html lang="en-GB"><title>My energy</title><main></main>
      <script>globalThis.site = ${JSON.stringify(site)}</script>
      <script src="/flatpeak-connect.js"></script><script type="module" src="/app.mjs"></script>`;
    for (const path of ['/', '/energy', '/other']) built.serve(path, {type: 'text/html', body});
    built.serve('/app.mjs', {type: 'text/javascript', body: () => script});
    await built.visit({}, page => returnsAndNavigates(page, built, returnUrl));
  } finally {
    await built.close();
  }
}

async function returnsAndNavigates(
  page: Page,
  built: BuiltScriptPage,
  returnUrl: (token: string) => string,
): Promise<void> {
  const errors: string[] = [];
  page.on('pageerror', ({message}) => errors.push(message));
  const backend = await TokenBackend.behind(page, built, 'postal-address');
  const token = await built.token({page: 'tariff-summary'});
  backend.created.push(token);
  const isClean = async () => {
    const [url, state] = await page.evaluate(() => [location.href, JSON.stringify(history.state)]);
    assert.doesNotMatch(url ?? '', /fp_cot/);
    assert.match(url ?? '', /\?plan=solar$/);
    assert.doesNotMatch(state ?? '', /cot_/);
    assert.match(state ?? '', /\w/, 'the state of the router is there');
  };
  const goes = (path: string) => page.evaluate(path => void window.app.go(path), path);
  const isAtOther = () => page.getByRole('heading', {name: 'Other', exact: true}).waitFor();
  const isAtEnergy = () => page.getByRole('button', {name: en.launch, exact: true}).waitFor();

  await page.goto(built.siteUrl + returnUrl(token));
  await page.getByRole('heading', {name: en['tariff-summary.title']}).waitFor();
  await page.getByRole('dialog').getByRole('button', {name: en['action.close']}).click();
  const asked = backend.asked.length;
  await goes('/other');
  await isAtOther();
  await isClean();
  await goes('/energy');
  await isAtEnergy();
  await isClean();
  for (const isThere of [isAtOther, isAtEnergy]) {
    await page.goBack();
    await isThere();
    await isClean();
  }
  await page.reload();
  await isAtEnergy();
  await goes('/other');
  await isAtOther();
  await page.goBack();
  await isAtEnergy();
  await isClean();
  // Nothing has begun by itself, and no dialog has opened.
  await page.waitForLoadState('networkidle');
  assert.equal(await page.getByRole('dialog').count(), 0);
  assert.equal(backend.asked.length, asked);
  assert.deepEqual(errors, []);
}
