// @ts-check
// WebKit for web-test-runner: a display, the driver, and what the runner asks of a browser.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {findWebKit} from './engines.js';

/** What WebDriver calls the keys that have no character. */
const KEYS = new Map([
  ['Backspace', '\uE003'],
  ['Tab', '\uE004'],
  ['Enter', '\uE007'],
  ['Shift', '\uE008'],
  ['Control', '\uE009'],
  ['Alt', '\uE00A'],
  ['Escape', '\uE00C'],
  ['PageUp', '\uE00E'],
  ['PageDown', '\uE00F'],
  ['End', '\uE010'],
  ['Home', '\uE011'],
  ['ArrowLeft', '\uE012'],
  ['ArrowUp', '\uE013'],
  ['ArrowRight', '\uE014'],
  ['ArrowDown', '\uE015'],
  ['Delete', '\uE017'],
]);

const BUTTONS = ['left', 'middle', 'right'];

/** Without it the bars of the browser are wider than a phone, and no window is narrower than they. */
const NARROW_BARS = `window.background * {
  min-width: 0; min-height: 0; margin: 0; border-width: 0; padding: 0; font-size: 1px;
}`;

/** Time limit for a response of the driver, and for a window to get its size. */
const DRIVER_TIMEOUT_MS = 60_000;

/** One window, in which one test file runs at a time. */
export class WebKitLauncher {
  name = 'WebKit';
  /** The runner's commands know how to talk to a page of Playwright's: see `getPage`. */
  type = 'playwright';
  concurrency = 1;

  /** @type {import('node:child_process').ChildProcess[]} */
  #processes = [];
  /** The folder of the browser's settings. */
  #settings = '';
  /** The URL of the driver's session. */
  #session = '';
  /** @type {{id: string, url: string} | undefined} */
  #running;

  /** @param {string} id @param {string} url */
  async startSession(id, url) {
    if (!this.#session) await this.#launch();
    this.#running = {id, url};
    await this.#call('url', {url});
  }

  async stopSession() {
    // Ends what may still be running in the page.
    await this.#call('url', {url: 'about:blank'});
    this.#running = undefined;
    return {};
  }

  /** @param {string} id */
  isActive(id) {
    return this.#running?.id === id;
  }

  getBrowserUrl() {
    return this.#running?.url;
  }

  async startDebugSession() {
    throw new Error('Debugging is for another engine.');
  }

  async stop() {
    if (this.#session) await fetch(this.#session, {method: 'DELETE'});
    for (const child of this.#processes) child.kill();
    if (this.#settings) rmSync(this.#settings, {recursive: true, force: true});
  }

  /**
   * Evaluates an expression in the page, or awaits the promise that it gives.
   * @param {string} expression
   */
  evaluate(expression) {
    return this.#call('execute/sync', {script: `return (${expression})`, args: []});
  }

  /** What the runner's commands use of a page. */
  getPage() {
    /** @param {{type: string, value: string}[]} actions */
    const act = actions => this.#call('actions', {actions: [{type: 'key', id: 'keys', actions}]});
    const down = (/** @type {string} */ key) => ({type: 'keyDown', value: KEYS.get(key) ?? key});
    const up = (/** @type {string} */ key) => ({type: 'keyUp', value: KEYS.get(key) ?? key});
    /** @param {object[]} actions */
    const point = actions =>
      this.#call('actions', {actions: [{type: 'pointer', id: 'mouse', actions}]});
    const move = (/** @type {number} */ x, /** @type {number} */ y) => ({
      type: 'pointerMove',
      ...{x, y, duration: 0},
    });
    const pressed = (/** @type {string} */ type, {button = 'left'} = {}) => ({
      type,
      button: BUTTONS.indexOf(button),
    });
    return {
      mouse: {
        move: (/** @type {number} */ x, /** @type {number} */ y) => point([move(x, y)]),
        down: (/** @type {{button?: string}} */ options) =>
          point([pressed('pointerDown', options)]),
        up: (/** @type {{button?: string}} */ options) => point([pressed('pointerUp', options)]),
        /** @param {number} x @param {number} y @param {{button?: string}} options */
        click: (x, y, options) =>
          point([move(x, y), pressed('pointerDown', options), pressed('pointerUp', options)]),
      },
      keyboard: {
        down: (/** @type {string} */ key) => act([down(key)]),
        up: (/** @type {string} */ key) => act([up(key)]),
        press: (/** @type {string} */ combination) => {
          const keys = combination.split(/(?<=.)\+/);
          return act([...keys.map(down), ...keys.toReversed().map(up)]);
        },
        type: (/** @type {string} */ text) => act([...text].flatMap(key => [down(key), up(key)])),
      },
      /** The window is larger than its page. @param {{width: number, height: number}} size */
      setViewportSize: async ({width, height}) => {
        const script = 'return [outerWidth - innerWidth, outerHeight - innerHeight]';
        const [wider, higher] = await this.#call('execute/sync', {script, args: []});
        await this.#call('window/rect', {width: width + wider, height: height + higher});
        // The page gets its size later than the window.
        const isSo = {script: 'return innerWidth === arguments[0] && innerHeight === arguments[1]'};
        const deadline = Date.now() + DRIVER_TIMEOUT_MS;
        while (!(await this.#call('execute/sync', {...isSo, args: [width, height]})))
          if (Date.now() > deadline) throw new Error(`WebKit is not ${width} by ${height} large.`);
      },
    };
  }

  async #launch() {
    const webkit = findWebKit();
    if (!webkit) throw new Error('WebKit was not found.');
    const screen = this.#start(webkit.display, '-displayfd', '3', '-screen', '0', '1600x1600x24');
    const [display] = await once(/** @type {any} */ (screen.stdio[3]), 'data');
    this.#settings = mkdtempSync(join(tmpdir(), 'flatpeak-webkit-'));
    mkdirSync(join(this.#settings, 'gtk-3.0'));
    writeFileSync(join(this.#settings, 'gtk-3.0/gtk.css'), NARROW_BARS);
    Object.assign(process.env, {
      DISPLAY: `:${String(display).trim()}`,
      XDG_CONFIG_HOME: this.#settings,
      // A customer's language has a name; that of the locale "C.UTF-8" would be "C".
      LC_ALL: 'en_US.UTF-8',
      // It refuses to sandbox a process of root.
      ...(process.getuid?.() === 0 && {WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1'}),
    });

    const port = await freePort();
    this.#start(webkit.driver, `--port=${port}`, '--host=127.0.0.1');
    const driver = `http://127.0.0.1:${port}`;
    await answers(`${driver}/status`);
    const {sessionId} = await post(`${driver}/session`, {
      capabilities: {
        alwaysMatch: {
          browserName: 'MiniBrowser',
          'webkitgtk:browserOptions': {binary: webkit.browser, args: ['--automation']},
        },
      },
    });
    this.#session = `${driver}/session/${sessionId}`;
  }

  /** @param {string} command @param {object} body */
  #call(command, body) {
    return post(`${this.#session}/${command}`, body);
  }

  /** @param {string} program @param {string[]} args */
  #start(program, ...args) {
    const child = spawn(program, args, {stdio: ['ignore', 'ignore', 'ignore', 'pipe']});
    this.#processes.unshift(child);
    return child;
  }
}

/**
 * A command of WebDriver's.
 * @param {string} url
 * @param {object} body
 * @returns {Promise<any>}
 */
async function post(url, body) {
  const response = await fetch(url, {method: 'POST', body: JSON.stringify(body)});
  const {value} = /** @type {any} */ (await response.json());
  if (!response.ok) throw new Error(`WebKit’s driver: ${value.error}: ${value.message}`);
  return value;
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const {port} = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  return port;
}

/** @param {string} url */
async function answers(url) {
  for (const end = Date.now() + DRIVER_TIMEOUT_MS; Date.now() < end;) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  throw new Error('WebKit’s driver does not answer.');
}
