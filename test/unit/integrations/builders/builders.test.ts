import assert from 'node:assert/strict';
import {spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {copyFileSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {createElement, type ComponentType} from 'react';
import {renderToStaticMarkup} from 'react-dom/server';
import ts from 'typescript';
import {parse} from 'yaml';
import {readCustomer} from '../../../../src/program/identity/link.js';
import {wixSigner} from '../../../support/builders/wix.js';
import {read} from '../../../support/docs-blocks.js';
import {LINK_SECRET, temporaryFolder} from '../../../support/server/program.js';

const FOLDER = fileURLToPath(new URL('../../../../integrations/', import.meta.url));
const MODULE = 'integrations/builders/drupal/flatpeak_customer/flatpeak_customer';

const NO_PHP =
  spawnSync('php', ['--version']).status === 0 ? false : 'there is no php on this machine';

test('the backend of a Wix site signs its member, and nobody else', async () => {
  const secrets = {'flatpeak-link-secret': LINK_SECRET};
  const member = {_id: '8e5c-ann'};
  const signed = await (await wixSigner({member, secrets}))();
  assert.equal(readCustomer(LINK_SECRET, signed, Date.now()), member._id);
  assert.equal(await (await wixSigner({member: undefined, secrets}))(), '');
});

test('the link of Framer’s component has the attribute, without a value', async () => {
  const {outputText} = ts.transpileModule(read('integrations/builders/framer/ConnectTariff.jsx'), {
    compilerOptions: {jsx: ts.JsxEmit.ReactJSX, module: ts.ModuleKind.ESNext},
  });
  const code = outputText.replace('react/jsx-runtime', import.meta.resolve('react/jsx-runtime'));
  const {default: ConnectTariff} = (await import(
    `data:text/javascript,${encodeURIComponent(code)}`
  )) as {default: ComponentType};
  assert.equal(
    renderToStaticMarkup(createElement(ConnectTariff)),
    '<a href="https://account.example.com/sign-in" data-flatpeak-connect="">Connect my tariff</a>',
  );
});

test('a sign-in in PHP signs its customer for the page’s origin only', {skip: NO_PHP}, async t => {
  const folder = temporaryFolder(t);
  copyFileSync(`${FOLDER}builders/sign-in.php`, join(folder, 'sign-in.php'));
  copyFileSync(`${FOLDER}program/snippets/customer.php`, join(folder, 'customer.php'));
  // The site's own sign-in.
  writeFileSync(join(folder, 'enter.php'), "<?php session_start(); $_SESSION['user_id'] = 42;");
  const php = spawn('php', ['-S', '127.0.0.1:0', '-t', folder], {
    env: {...process.env, FLATPEAK_LINK_SECRET: LINK_SECRET},
  });
  const ended = once(php, 'close');
  t.after(async () => {
    php.kill();
    await ended;
  });
  let output = '';
  while (!/\(http:\/\/127\.0\.0\.1:\d+\) started/.test(output))
    output += String((await once(php.stderr, 'data'))[0]);
  const [, url = ''] = /\((http:\/\/127\.0\.0\.1:\d+)\) started/.exec(output) ?? [];
  const nobody = await fetch(`${url}/sign-in.php`);
  assert.equal(nobody.status, 401);
  assert.equal(await nobody.text(), '');
  const entered = await fetch(`${url}/enter.php`);
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
  const response = await fetch(`${url}/sign-in.php`, {headers: {cookie}});
  assert.equal(response.status, 200);
  assert.equal(readCustomer(LINK_SECRET, await response.text(), Date.now()), '42');
  assert.equal(
    response.headers.get('access-control-allow-origin'),
    'https://www.example.com',
  );
  assert.equal(response.headers.get('access-control-allow-credentials'), 'true');
  assert.match(response.headers.get('cache-control') ?? '', /no-store/);
});

/** What the controller uses of Drupal and Symfony. */
const DRUPAL = `
namespace Drupal\\Core\\Controller {
  class ControllerBase {
    protected function currentUser() {
      return new class($GLOBALS['user']) {
        public function __construct(private int $id) {}
        public function isAnonymous(): bool { return $this->id === 0; }
        public function id() { return $this->id; }
      };
    }
  }
}
namespace Symfony\\Component\\HttpFoundation {
  class JsonResponse {
    public function __construct(public array $data, public int $status = 200) {}
  }
}
namespace {
  $GLOBALS['user'] = (int) $argv[1];
  require $argv[2];
  $response = (new Drupal\\flatpeak_customer\\Controller\\CustomerController())->customer();
  echo json_encode([$response->status, $response->data]);
}`;

test('the controller for Drupal names the user who is signed in', {skip: NO_PHP}, () => {
  const controller = `${FOLDER}builders/drupal/flatpeak_customer/src/Controller/CustomerController.php`;
  const answerTo = (user: number) =>
    JSON.parse(
      spawnSync('php', ['-r', DRUPAL, `${user}`, controller], {encoding: 'utf8'}).stdout,
    ) as unknown;
  assert.deepEqual(answerTo(12), [200, {customer: '12'}]);
  assert.deepEqual(answerTo(0), [401, {customer: null}]);
});

test('the module for Drupal is valid PHP and YAML, and its route leads to the controller', {
  skip: NO_PHP,
}, () => {
  const {status, stdout} = spawnSync('php', ['-l', `${FOLDER}../${MODULE}.module`]);
  assert.equal(status, 0, String(stdout));
  const {type, core_version_requirement: core} = parse(read(`${MODULE}.info.yml`)) as Record<
    string,
    string
  >;
  assert.deepEqual([type, core], ['module', '^10 || ^11']);
  const [route = assert.fail()] = Object.values(
    parse(read(`${MODULE}.routing.yml`)) as Record<
      string,
      {path: string; defaults: {_controller: string}; options: {no_cache: boolean}}
    >,
  );
  assert.ok(read('docs/guide/builders/drupal.md').includes(`https://www.example.com${route.path}`));
  // Nobody may get the answer to somebody else's request.
  assert.equal(route.options.no_cache, true);
  const [, name = '', method = ''] =
    /\\Controller\\(\w+)::(\w+)$/.exec(route.defaults._controller) ?? [];
  const controller = readFileSync(
    `${FOLDER}builders/drupal/flatpeak_customer/src/Controller/${name}.php`,
    'utf8',
  );
  assert.match(controller, new RegExp(`class ${name} [^]*public function ${method}\\(`));
});
