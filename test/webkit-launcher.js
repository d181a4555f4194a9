// @ts-check
// WebKit for web-test-runner: a display, the driver, and what the runner asks of a browser.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {createServer} from 'node:net';
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

/** Milliseconds for the driver to answer at all. */
const PATIENCE = 60_000;

/** One window, in which one test file runs at a time. */
export class WebKitLauncher {
  name = 'WebKit';
  /** The runner's commands know how to talk to a page of Playwright's: see `getPage`. */
  type = 'playwright';
  concurrency = 1;

  /** @type {import('node:child_process').ChildProcess[]} */
  #processes = [];
  /** The address of the driver's session. */
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
  }

  /** What the runner's commands use of a page. */
  getPage() {
    /** @param {{type: string, value: string}[]} actions */
    const act = actions => this.#call('actions', {actions: [{type: 'key', id: 'keys', actions}]});
    const down = (/** @type {string} */ key) => ({type: 'keyDown', value: KEYS.get(key) ?? key});
    const up = (/** @type {string} */ key) => ({type: 'keyUp', value: KEYS.get(key) ?? key});
    return {
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
      },
    };
  }

  async #launch() {
    const webkit = findWebKit();
    if (!webkit) throw new Error('WebKit was not found.');
    const screen = this.#start(webkit.display, '-displayfd', '3', '-screen', '0', '1600x1600x24');
    const [display] = await once(/** @type {any} */ (screen.stdio[3]), 'data');
    process.env.DISPLAY = `:${String(display).trim()}`;
    // It refuses to sandbox a process of root.
    if (process.getuid?.() === 0) process.env.WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS = '1';

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
  for (const end = Date.now() + PATIENCE; Date.now() < end;) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  throw new Error('WebKit’s driver does not answer.');
}
