import {EVENT_TESTS} from './conformance/events.js';
import {RETENTION_TESTS} from './conformance/retention.js';
import {SESSION_TESTS} from './conformance/sessions.js';
import {TOKEN_TESTS} from './conformance/tokens.js';
import type {Store} from './store.js';

const TESTS = {...TOKEN_TESTS, ...SESSION_TESTS, ...EVENT_TESTS, ...RETENTION_TESTS};

export interface TestStoreOptions {
  /** Declares a test: `test` of `node:test` or Vitest, `it` of Mocha or Jest. */
  test: (name: string, run: () => Promise<void>) => unknown;
  /** Returns an empty store; called once for each test. Its clock must run. */
  createStore: () => Store | Promise<Store>;
}

/**
 * Declares the tests that every store must pass. They need `node:assert`, and wait until short
 * claims have expired, but never longer.
 */
export function testStore({test, createStore}: TestStoreOptions): void {
  for (const [name, run] of Object.entries(TESTS)) {
    test(name, async () => run(await createStore()));
  }
}
