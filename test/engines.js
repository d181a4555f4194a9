// @ts-check
// The engines that the browser tests can run in. Plain Node, no imports from node_modules: it runs
// before anything is installed.
import {existsSync, readdirSync} from 'node:fs';
import {delimiter, join} from 'node:path';
import {findOrInstallBrowser, installWithApt, installWithPuppeteer} from './browser.js';

/** @param {string[]} names @returns {string | undefined} */
function onPath(...names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap(name => folders.map(folder => join(folder, name))).find(existsSync);
}

export const findFirefox = () =>
  [
    process.env.FIREFOX_PATH ?? '',
    onPath('firefox-esr', 'firefox') ?? '',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
  ].find(existsSync);

/** What WebKit's port for GTK is made of: its driver starts its browser, which needs a display. */
export function findWebKit() {
  const [driver, display] = [onPath('WebKitWebDriver'), onPath('Xvfb')];
  if (!driver || !display) return undefined;
  // Beside the library, in a folder that is named after the machine.
  const browser = readdirSync('/usr/lib')
    .map(name => `/usr/lib/${name}/webkit2gtk-4.1/MiniBrowser`)
    .find(existsSync);
  return browser ? {driver, display, browser} : undefined;
}

/**
 * How each engine is found, or installed where it is missing.
 * @type {Record<string, () => string | undefined>}
 */
const ENGINES = {
  chromium: () => (process.env.CHROME_PATH = findOrInstallBrowser()),
  firefox: () =>
    findFirefox() ??
    installWithApt(['firefox-esr'], findFirefox) ??
    (process.env.FIREFOX_PATH = installWithPuppeteer('firefox')),
  webkit: () =>
    (findWebKit() ?? installWithApt(['webkit2gtk-driver', 'xvfb'], findWebKit))?.browser,
};

export const ALL_ENGINES = Object.keys(ENGINES);

/** The engines that `ENGINES` names, `chromium,firefox,webkit` say; Chromium without it. */
export const enginesToRun = () => (process.env.ENGINES || 'chromium').split(',');

/**
 * Finds an engine, and installs it where it is missing.
 * @param {string} name
 * @returns {string} the path of its program
 */
export function provideEngine(name) {
  const path = ENGINES[name]?.();
  if (path) return path;
  throw new Error(
    `The engine ${name} was not found and could not be installed. There are ` +
      `${ALL_ENGINES.join(', ')}; WebKit runs on Linux alone, from Debian's webkit2gtk-driver and xvfb.`,
  );
}
