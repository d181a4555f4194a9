import assert from 'node:assert/strict';
import {once} from 'node:events';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {describe, it} from 'node:test';
import {Command} from '../../support/e2e/command.js';

describe('the commands', () => {
  it('npm run demo prints the URL of the site, and Ctrl-C ends it', async () => {
    const demo = new Command('--port', '0');
    const response = await fetch(await demo.prints(/The site\s+(\S+)/));
    assert.match(await response.text(), /<flatpeak-connect/);
    assert.equal(await demo.stop(), 0);
  });

  it('npm run gallery prints the URL of the gallery', async () => {
    const gallery = new Command('--page', '/gallery/', '--port', '0');
    const response = await fetch(await gallery.prints(/The gallery\s+(\S+)/));
    assert.match(await response.text(), /Every page in every state/);
    assert.equal(await gallery.stop(), 0);
  });

  it('npm run simulator prints the URL of the simulator', async () => {
    const simulator = new Command('--simulator-only', '--port', '0', '--seed', '7');
    const url = await simulator.prints(/The simulator is at (\S+)/);
    assert.equal((await fetch(`${url}/simulator`)).status, 200);
    assert.equal(await simulator.stop(), 0);
  });

  it('a port that is taken, or is none, is answered with a sentence', async () => {
    const server = createServer().listen(0, 'localhost');
    await once(server, 'listening');
    const {port} = server.address() as AddressInfo;
    for (const args of [[], ['--simulator-only']]) {
      const command = new Command(...args, '--port', `${port}`);
      assert.equal(await command.ended, 1);
      assert.match(command.output, new RegExp(`^Port ${port} is taken`, 'm'));
    }
    server.close();
    const command = new Command('--port', 'http');
    assert.equal(await command.ended, 1);
    assert.match(command.output, /--port http is not a port/);
  });
});
