// @ts-check
// A reporter for node:test: prints the tests that failed, and leaves the numbers in TEST_COUNTS.
import {writeFileSync} from 'node:fs';
import {relative} from 'node:path';
import {inspect} from 'node:util';

/** @param {AsyncIterable<{type: string, data: any}>} events */
export default async function* report(events) {
  const counts = {passed: 0, failed: 0, skipped: 0};
  for await (const {type, data} of events) {
    if (type === 'test:stdout' || type === 'test:stderr') yield data.message;
    if (type !== 'test:pass' && type !== 'test:fail') continue;

    const error = data.details.error;
    // A describe block is no test, but its hooks can fail, and one that is skipped hides its tests.
    const isTold = data.skip !== undefined || (error && error.failureType !== 'subtestsFailed');
    if (data.details.type === 'suite' && !isTold) continue;
    // A file that holds no test is reported as one that passed.
    const isFile = data.nesting === 0 && [data.file, relative('', data.file)].includes(data.name);
    if (data.skip !== undefined || data.todo !== undefined) counts.skipped++;
    else if (type === 'test:pass' && !isFile) counts.passed++;
    else {
      counts.failed++;
      const reason = error ? inspect(error.cause ?? error) : 'it holds no test';
      const lines = reason.split('\n').filter(line => !/^\s+at .*\(?node:/.test(line));
      yield `✖ ${data.name} (${relative('', data.file)})\n    ${lines.join('\n    ')}\n`;
    }
  }
  if (process.env.TEST_COUNTS) writeFileSync(process.env.TEST_COUNTS, JSON.stringify(counts));
}
