import assert from 'node:assert/strict';
import {spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {cpSync, readFileSync, writeFileSync} from 'node:fs';
import type {IncomingMessage, ServerResponse} from 'node:http';
import {join} from 'node:path';
import {after, before, describe, it, type TestContext} from 'node:test';
import {fileURLToPath} from 'node:url';
import type {Browser} from 'playwright-core';
import {serveSimulator, type ServedSimulator} from '../../../src/simulator/node.js';
import {connect, Customer} from '../../support/e2e/customer.js';
import {launchShell, PAGE_TIMEOUT_MS} from '../../support/e2e/launch.js';
import {listen} from '../../support/server/listen.js';
import {
  environment,
  LINK_SECRET,
  temporaryFolder,
  WEBHOOK_SECRET,
} from '../../support/server/program.js';
import {BUILT, spawnProgramServer} from '../../support/server/program-process.js';
import {passOn} from '../../support/server/proxy.js';

const SNIPPETS = fileURLToPath(new URL('../../../integrations/program/snippets/', import.meta.url));

interface Language {
  readonly file: string;
  /** Serves the file on a free port. */
  readonly command: readonly [string, ...string[]];
  /** Succeeds where the command can be run. */
  readonly probe: readonly [string, ...string[]];
}

const LANGUAGES: Readonly<Record<string, Language>> = {
  PHP: {
    file: 'energy.php',
    command: ['php', '-S', '127.0.0.1:0', 'energy.php'],
    probe: ['php', '--version'],
  },
  Python: {
    file: 'energy.py',
    command: ['python3', '-B', '-m', 'flask', '--app', 'energy', 'run', '--port', '0'],
    probe: ['python3', '-c', 'import flask'],
  },
};

/** Starts the server of a site in another language. */
async function startSite(t: TestContext, folder: string, {command: [name, ...args]}: Language) {
  const child = spawn(name, args, {
    cwd: folder,
    env: {
      ...process.env,
      FLATPEAK_LINK_SECRET: LINK_SECRET,
      FLATPEAK_SITE_WEBHOOK_SECRET: WEBHOOK_SECRET,
    },
  });
  const ended = once(child, 'close');
  t.after(async () => {
    child.kill();
    await ended;
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const prints = async (pattern: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const match = pattern.exec(output);
      if (match) return match;
      assert.equal(child.exitCode, null, output);
      await Promise.race([once(child.stdout, 'data'), once(child.stderr, 'data'), ended]);
    }
  };
  return {url: (await prints(/http:\/\/127\.0\.0\.1:\d+/))[0], prints};
}

describe('a site in another language, with the companion as a program', () => {
  let browser: Browser;
  let simulator: ServedSimulator;
  before(async () => {
    browser = await launchShell();
    simulator = await serveSimulator({});
  });
  after(async () => {
    await browser.close();
    await simulator.close();
  });

  for (const [name, language] of Object.entries(LANGUAGES)) {
    const [probe, ...args] = language.probe;
    const skip = spawnSync(probe, args).status === 0 ? false : `${name} cannot be run here`;
    it(`connects a tariff and verifies the webhook, in ${name}`, {skip}, async t => {
      // The program has to know where the site is, and the site where the program is.
      const front = {handle: (() => {}) as (from: IncomingMessage, to: ServerResponse) => unknown};
      const origin = await listen(t, (message, reply) => void front.handle(message, reply));
      const program = await spawnProgramServer(
        t,
        {
          ...environment(simulator.url),
          FLATPEAK_DATA: join(temporaryFolder(t), 'data'),
          FLATPEAK_CONNECT_PAGE: `${origin}/energy`,
          FLATPEAK_ALLOWED_ORIGINS: origin,
          FLATPEAK_SITE_WEBHOOK_URL: `${origin}/flatpeak-webhook`,
          FLATPEAK_SITE_WEBHOOK_SECRET: WEBHOOK_SECRET,
        },
        BUILT,
      );
      const folder = temporaryFolder(t);
      cpSync(SNIPPETS, folder, {recursive: true});
      const code = readFileSync(join(folder, language.file), 'utf8');
      writeFileSync(
        join(folder, language.file),
        code
          .replace('http://localhost:8080', program.url)
          .replace('http://localhost:4010', simulator.url),
      );
      const site = await startSite(t, folder, language);
      front.handle = (message, reply) => passOn(message, reply, site.url);

      const context = await browser.newContext({locale: 'en-GB'});
      t.after(() => context.close());
      context.setDefaultTimeout(PAGE_TIMEOUT_MS);
      const page = await context.newPage();
      await page.goto(`${origin}/energy`);
      await connect(new Customer(page), 'DIRECT');
      await site.prints(/"type":"connected".*"customer":"42"/);

      const forged = await fetch(`${origin}/flatpeak-webhook`, {method: 'POST', body: '{}'});
      assert.equal(forged.status, 401);
    });
  }
});
