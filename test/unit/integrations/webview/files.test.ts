import assert from 'node:assert/strict';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {test} from 'node:test';

const ROOT = new URL('../../../../', import.meta.url);
const WEBVIEW = new URL('integrations/webview/', ROOT);
const GUIDE = new URL('docs/guide/', ROOT);

const PAGES = [
  new URL('README.md', WEBVIEW),
  ...['app.md', 'hosted-page.md'].map(name => new URL(name, GUIDE)),
  ...readdirSync(new URL('app/', GUIDE)).map(name => new URL(`app/${name}`, GUIDE)),
];

test('every link between the pages leads to a file and a heading', () => {
  for (const page of PAGES) {
    const text = readFileSync(page, 'utf8');
    for (const [, link = ''] of text.matchAll(/\]\((?!https?:)([^)]+)\)/g)) {
      const target = new URL(link, page);
      assert.ok(existsSync(new URL(target.pathname, target)), `${page.pathname}: ${link}`);
      if (!target.hash) continue;
      target.hash = '';
      const headings = [...readFileSync(target, 'utf8').matchAll(/^#+ (.+)$/gm)].map(
        ([, heading = '']) => heading.toLowerCase().replaceAll(' ', '-'),
      );
      assert.ok(headings.includes(link.split('#')[1] ?? ''), `${page.pathname}: ${link}`);
    }
  }
});

test('the files for links are JSON, and name what the guide says', () => {
  const read = (name: string) =>
    JSON.parse(readFileSync(new URL(`links/${name}`, WEBVIEW), 'utf8'));
  const {applinks, webcredentials} = read('apple-app-site-association');
  assert.deepEqual(applinks.details[0].appIDs, webcredentials.apps);
  assert.equal(applinks.details[0].components[0]['/'], '/app/return');
  assert.match(read('assetlinks.json')[0].target.sha256_cert_fingerprints[0], /^(\w\w:){31}\w\w$/);
});

for (const folder of ['ios', 'android', 'flutter'])
  for (const name of readdirSync(new URL(`${folder}/`, WEBVIEW)))
    test(`${name} is short, and says that it was not compiled`, () => {
      const lines = readFileSync(new URL(`${folder}/${name}`, WEBVIEW), 'utf8').split('\n');
      assert.ok(lines.length <= 120, `${lines.length} lines`);
      assert.match(lines.slice(0, 3).join('\n'), /This file was not compiled/);
    });

test('the guide describes every message of the bridge', () => {
  const text = readFileSync(new URL('app.md', GUIDE), 'utf8');
  const golden = JSON.parse(
    readFileSync(new URL('test/unit/bridge/messages.golden.json', ROOT), 'utf8'),
  ) as Record<string, Record<string, string>>;
  for (const [type, message] of Object.values(golden).flatMap(side => Object.entries(side))) {
    const row = text.split('\n').find(line => line.startsWith(`| \`${type}\``));
    assert.ok(row, type);
    for (const field of Object.keys(JSON.parse(message)).filter(
      name => !['flatpeak', 'type'].includes(name),
    ))
      assert.ok(row.includes(`\`${field}\``), `${type}: ${field}`);
  }
});

test('the guide describes every setting of page.json', () => {
  const text = readFileSync(new URL('hosted-page.md', GUIDE), 'utf8');
  const source = readFileSync(new URL('src/page/config.ts', ROOT), 'utf8');
  const [, fields = ''] = /interface PageConfig \{([^]*?)\n\}/.exec(source) ?? [];
  const names = [...fields.matchAll(/readonly (\w+)\?:/g)].map(([, name]) => name);
  assert.ok(names.length > 5);
  for (const name of names) assert.match(text, new RegExp(`^\\| \`${name}\` `, 'm'), name);
});
