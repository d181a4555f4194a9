// @ts-check
// npm run test:engines: the browser tests in every engine, one after the other.
//   npm run test:engines -- tariff    only test files whose path contains "tariff"
import {ALL_ENGINES} from './engines.js';

process.env.ALL_TESTS = '1';
process.env.ENGINES ??= ALL_ENGINES.join();
process.argv.push('browser');
await import('./run.js');
