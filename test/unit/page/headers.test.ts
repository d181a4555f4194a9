import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {POLICY} from '../../../build/hosted-page.js';

const FOLDER = new URL('../../../src/page/static/headers/', import.meta.url);

/** `frame-ancestors` works in a header only, so the page itself cannot state it. */
const POLICY_IN_HEADERS = `${POLICY}; frame-ancestors 'none'`;

for (const name of ['nginx.conf', 'Caddyfile', 'apache.htaccess', '_headers']) {
  const lines = readFileSync(new URL(name, FOLDER), 'utf8').split('\n');
  /** The values of a header, in the notation of any of these files. */
  const valuesOf = (header: string) =>
    lines.flatMap(line => {
      const [, value] =
        new RegExp(`^(?!\\s*#).*\\b${header}:? "?(.*?)"?( always;|;)?$`).exec(line) ?? [];
      return value ?? [];
    });

  test(`${name} sets the policy of the page, and lets no site show it in a frame`, () => {
    assert.deepEqual(valuesOf('Content-Security-Policy'), [POLICY_IN_HEADERS]);
    assert.ok(
      lines.some(line => /# frame-ancestors https:/.test(line)),
      'says where to name origins',
    );
  });

  test(`${name} sets the other headers`, () => {
    assert.deepEqual(valuesOf('Referrer-Policy'), ['no-referrer']);
    assert.deepEqual(valuesOf('X-Content-Type-Options'), ['nosniff']);
    assert.equal(valuesOf('Permissions-Policy').length, 1);
  });

  test(`${name} has browsers keep the files of a release, and ask for the rest`, () => {
    const text = lines.join('\n');
    assert.match(text, /flatpeak-[^]*public, max-age=31536000, immutable/);
    assert.match(text, /no-cache/);
  });
}
