// @ts-check
// Plain Node, no imports from node_modules: it runs before anything is installed.
import {spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {delimiter, join} from 'node:path';
import {npmCommand, root} from './dependencies.js';

const isRoot = process.getuid?.() === 0;

/** The launchers of both the browser and the end-to-end tests give each run a fresh profile. */
export const browserFlags = [
  '--headless',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Chromium refuses to sandbox a process of root.
  ...(isRoot ? ['--no-sandbox'] : []),
];

/** @returns {string[]} */
function usualPlaces() {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].flatMap(name =>
      ['', process.env.HOME ?? ''].map(
        home => `${home}/Applications/${name}.app/Contents/MacOS/${name}`,
      ),
    );
  }
  if (process.platform === 'win32') {
    const {PROGRAMFILES, 'PROGRAMFILES(X86)': x86, LOCALAPPDATA} = process.env;
    return ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']
      .flatMap(path =>
        [PROGRAMFILES, x86, LOCALAPPDATA].map(folder => folder && join(folder, path)),
      )
      .filter(path => path !== undefined);
  }
  return ['/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge'];
}

const BROWSERS = [
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
  'microsoft-edge',
  'microsoft-edge-stable',
];
const SHELLS = ['chromium-headless-shell', 'chrome-headless-shell'];

/** @param {string[]} names */
function placesOnPath(names) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return process.platform === 'win32'
    ? folders.flatMap(folder => [join(folder, 'chrome.exe'), join(folder, 'msedge.exe')])
    : names.flatMap(name => folders.map(folder => join(folder, name)));
}

/**
 * Ubuntu's `chromium-browser` may be a script that only says how to install a browser, so on Linux
 * a candidate must answer. On Windows `--version` would open a window instead.
 * @param {string} path
 */
const works = path =>
  existsSync(path) && (process.platform !== 'linux' || spawnSync(path, ['--version']).status === 0);

/** @returns {string | undefined} the path of a Chrome, Chromium or Edge that is already here */
export function findBrowser() {
  const chosen = process.env.CHROME_PATH;
  if (chosen) {
    if (existsSync(chosen)) return chosen;
    throw new Error(`CHROME_PATH is ${chosen}, and there is no such file.`);
  }
  return [...placesOnPath(BROWSERS), ...usualPlaces()].find(works);
}

/**
 * @returns {string | undefined} the path of Chromium's headless shell: the same engine without a
 *   window around its pages, which spares a third of the work
 */
export const findShell = () => placesOnPath(SHELLS).find(works);

/** @param {[command: string, args: string[]]} command */
function run([command, args]) {
  console.log(`> ${command} ${args.join(' ')}`);
  const {status, stdout, stderr} = spawnSync(command, args, {cwd: root, encoding: 'utf8'});
  if (status !== 0)
    console.log(`${stdout ?? ''}${stderr ?? ''}`.trim().split('\n').slice(-5).join('\n'));
  return status === 0 ? stdout : undefined;
}

/**
 * @template Path
 * @param {string[]} packages of Debian
 * @param {() => Path | undefined} find what they bring
 */
export function installWithApt(packages, find) {
  if (process.platform !== 'linux' || !isRoot || !existsSync('/usr/bin/apt-get')) return undefined;
  run(['apt-get', ['update']]);
  run(['apt-get', ['install', '-y', ...packages]]);
  return find();
}

/**
 * Its last line is `<browser>@<version> <path of the program>`; what is there already is kept.
 * @param {'chrome' | 'firefox'} browser
 */
export function installWithPuppeteer(browser) {
  const folder = join(root, '.browser');
  const args = ['@puppeteer/browsers', 'install', `${browser}@stable`, '--path', folder];
  const output = run(npmCommand(['exec', '--yes', '--', ...args]));
  const path = new RegExp(`^${browser}@\\S+ (.+)$`, 'm').exec(output ?? '')?.[1]?.trim();
  return path && works(path) ? path : undefined;
}

/** The path of a browser; installs one where there is none. */
export function findOrInstallBrowser() {
  const path =
    findBrowser() ?? installWithApt(['chromium'], findBrowser) ?? installWithPuppeteer('chrome');
  if (path) return path;
  throw new Error(
    'No browser: the tests need Chrome, Chromium or Edge. None was found and none could be ' +
      'installed. Install one, or set CHROME_PATH to the program.',
  );
}

/** The path of a headless shell where there is one, or where Debian has one. */
export const findOrInstallShell = () =>
  findShell() ?? installWithApt(['chromium-headless-shell'], findShell);
