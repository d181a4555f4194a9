// @ts-check
// What the page of every test file loads: mocha, and one more rule. Nothing may break the policy.
import {runTests} from '@web/test-runner-mocha';

/** @type {any} */
const {trustedTypes, __WTR_CONFIG__: config} = window;

/** @type {string[]} */
const violations = [];

addEventListener('securitypolicyviolation', ({violatedDirective, blockedURI, sample}) => {
  violations.push(`Against the policy: ${violatedDirective} ${blockedURI} ${sample}`);
});

function check() {
  const [first] = violations.splice(0);
  if (first) throw new Error(first);
}

// The worker that stands for the network is no part of what a host loads.
trustedTypes?.createPolicy('default', {
  /** @param {string} url */
  createScriptURL: url => (url === '/mockServiceWorker.js' ? url : null),
});

void runTests(async () => {
  afterEach(check);
  after(check);
  await import(config.testFile);
});
