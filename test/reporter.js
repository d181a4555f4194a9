// @ts-check
// A reporter for node:test: prints the failed tests, and writes the counts to TEST_COUNTS.
import {writeFileSync} from 'node:fs';
import {relative} from 'node:path';
import {inspect} from 'node:util';

/** @param {AsyncIterable<{type: string, data: any}>} events */
export default async function* report(events) {
  const counts = {passed: 0, failed: 0, skipped: 0};
  /** The test in progress and the suites around it, the outermost first. @type {string[]} */
  const path = [];
  for await (const {type, data} of events) {
    if (type === 'test:stdout' || type === 'test:stderr') yield data.message;
    if (type === 'test:start') path.splice(data.nesting, Infinity, data.name);
    if (type !== 'test:pass' && type !== 'test:fail') continue;

    const error = data.details.error;
    // A suite is not a test, but its hooks can fail, and a skipped suite hides its tests.
    const isCounted = data.skip !== undefined || (error && error.failureType !== 'subtestsFailed');
    if (data.details.type === 'suite' && !isCounted) continue;
    // node:test reports a file without tests as passed.
    const isFile = data.nesting === 0 && [data.file, relative('', data.file)].includes(data.name);
    if (data.skip !== undefined || data.todo !== undefined) counts.skipped++;
    else if (type === 'test:pass' && !isFile) counts.passed++;
    else {
      counts.failed++;
      const name = [...path.slice(0, data.nesting), data.name].join(' > ');
      const reason = error ? inspect(error.cause ?? error) : 'The file contains no test.';
      const lines = reason.split('\n').filter(line => !/^\s+at .*\(?node:/.test(line));
      yield `✖ ${name} (${relative('', data.file)})\n    ${lines.join('\n    ')}\n`;
    }
  }
  if (process.env.TEST_COUNTS) writeFileSync(process.env.TEST_COUNTS, JSON.stringify(counts));
}
