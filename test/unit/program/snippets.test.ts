import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {readCustomer} from '../../../src/program/identity/link.js';
import {decodeKey, webhookHeaders} from '../../../src/program/site-webhooks/signature.js';
import {LINK_SECRET, WEBHOOK_SECRET} from '../../support/server/program.js';

const folder = fileURLToPath(new URL('../../../integrations/program/snippets/', import.meta.url));
const CUSTOMER = 'ann müller/1 & co.';
const BODY = '{"type":"connected","data":{"customer":"ann “A” Müller"}}';

interface Language {
  readonly command: string;
  /** A program that uses the snippet: it gets JSON in its arguments, and prints a line each. */
  readonly program: string;
  readonly flag: string;
}

/** The program gets the customer, the secret of links, the body, the headers and the secret. */
const LANGUAGES: Readonly<Record<string, Language>> = {
  PHP: {
    command: 'php',
    flag: '-r',
    program: `require '${folder}customer.php';
      [$_, $id, $secret, $body, $headers, $key] = $argv;
      echo flatpeak_customer($id, $secret), "\\n";
      $headers = json_decode($headers, true);
      foreach ([[$body, $headers], [$body . ' ', $headers], [$body, []]] as [$each, $sent])
        echo flatpeak_webhook_is_genuine($each, $sent, $key) ? 'yes' : 'no', "\\n";`,
  },
  Python: {
    command: 'python3',
    flag: '-c',
    program: `
import json, sys
sys.path.insert(0, '${folder}')
sys.dont_write_bytecode = True
from customer import flatpeak_customer, flatpeak_webhook_is_genuine
_, id, secret, body, headers, key = sys.argv
print(flatpeak_customer(id, secret))
headers = json.loads(headers)
for each, sent in [(body, headers), (body + ' ', headers), (body, {})]:
  print('yes' if flatpeak_webhook_is_genuine(each.encode(), sent, key) else 'no')`,
  },
  Ruby: {
    command: 'ruby',
    flag: '-e',
    program: `require '${folder}customer.rb'; require 'json'
      id, secret, body, headers, key = ARGV
      puts flatpeak_customer(id, secret)
      headers = JSON.parse(headers)
      [[body, headers], [body + ' ', headers], [body, {}]].each do |each, sent|
        puts flatpeak_webhook_is_genuine(each, sent, key) ? 'yes' : 'no'
      end`,
  },
};

for (const [name, {command, flag, program}] of Object.entries(LANGUAGES)) {
  const isThere = spawnSync(command, ['--version']).status === 0;
  const skip = isThere ? false : `there is no ${command} on this machine`;
  test(`${name} signs the customer and verifies a webhook`, {skip}, () => {
    const key = decodeKey(WEBHOOK_SECRET) ?? Buffer.alloc(0);
    const headers = JSON.stringify(webhookHeaders('msg_1', BODY, key, Date.now()));
    const args = [CUSTOMER, LINK_SECRET, BODY, headers, WEBHOOK_SECRET];
    const {stdout, stderr} = spawnSync(command, [flag, program, ...args], {encoding: 'utf8'});
    const [signed = '', ...verified] = stdout.trim().split('\n');
    assert.equal(readCustomer(LINK_SECRET, signed, Date.now()), CUSTOMER, stderr);
    assert.deepEqual(verified, ['yes', 'no', 'no'], stderr);
  });
}
