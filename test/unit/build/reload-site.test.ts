import assert from 'node:assert/strict';
import {fileURLToPath} from 'node:url';
import {test} from 'node:test';
import {createServer} from 'vite';
import {reloadSite} from '../../../build/reload-site.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

test('a change of a page’s own file reloads the pages', async t => {
  const server = await createServer({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [reloadSite()],
    server: {middlewareMode: true, ws: false},
    optimizeDeps: {noDiscovery: true},
  });
  t.after(() => server.close());
  const reloaded = new Promise<unknown>(resolve =>
    t.mock.method(server.ws, 'send', (payload: unknown) => resolve(payload)),
  );
  server.watcher.emit('change', `${root}demo/site/site.css`);
  assert.deepEqual(await reloaded, {type: 'full-reload'});
});
