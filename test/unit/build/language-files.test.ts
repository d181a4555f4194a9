import assert from 'node:assert/strict';
import {readdirSync} from 'node:fs';
import {test} from 'node:test';
import {createServer} from 'vite';
import {languageJson, serveLanguageFiles} from '../../../build/language-files.js';
import {de} from '../../../src/messages/de.js';
import {en} from '../../../src/messages/en.js';

test('a language file has the sentences in the order of the English keys, then those that English lacks', () => {
  const english = {lang: 'en', one: 'one thing', other: 'things'};
  const polish = {other: 'rzeczy', few: 'rzeczy (2)', one: 'rzecz', lang: 'pl'};
  assert.equal(languageJson(polish, english), '[["pl","rzecz","rzeczy"],{"few":"rzeczy (2)"}]');
});

test('the development server makes language files from their sources, in any folder', async t => {
  const server = await createServer({
    configFile: false,
    logLevel: 'silent',
    plugins: [serveLanguageFiles()],
    server: {host: 'localhost', port: 0, ws: false},
    optimizeDeps: {noDiscovery: true},
  });
  t.after(() => server.close());
  await server.listen();
  const [origin] = server.resolvedUrls?.local ?? [];
  const response = await fetch(`${origin}src/cdn/messages/de.json`);
  assert.equal(response.headers.get('content-type'), 'application/json');
  assert.equal(await response.text(), languageJson(de, en));

  const languages = readdirSync(new URL('../../../src/messages/', import.meta.url))
    .filter(name => /^[a-z]{2}\.ts$/.test(name) && name !== 'en.ts')
    .map(name => name.replace('.ts', ''));
  const defined = JSON.parse(String(server.config.define?.LANGUAGES)) as object;
  assert.deepEqual(Object.keys(defined).sort(), languages.sort());
});
