// @ts-check
// npm run setup: installs the packages and the browsers that the tests need.
//   npm run setup                                      for npm test
//   ENGINES=chromium,firefox,webkit npm run setup      for npm run test:engines
//   ALL_TESTS=1 npm run setup                          also the languages of the snippets for backends
import {realpathSync} from 'node:fs';
import {installDependencies} from './dependencies.js';
import {findOrInstallShell} from './browser.js';
import {enginesToRun, provideEngine} from './engines.js';
import {provideLanguages} from './languages.js';
import {provideWordPress} from './wordpress.js';

/**
 * Installs whatever is missing, and prints which browsers the tests will use.
 * @param {{engines: readonly string[], headlessShell: boolean, wordpress?: boolean}} needs
 */
export function setUp({engines, headlessShell, wordpress = false}) {
  installDependencies();
  for (const engine of new Set(engines)) console.log(`${engine}: ${provideEngine(engine)}`);
  if (headlessShell)
    console.log(`headless shell: ${findOrInstallShell() ?? 'none, using chromium'}`);
  if (wordpress) console.log(`WordPress: ${provideWordPress()}`);
  if (process.env.ALL_TESTS) {
    const languages = provideLanguages();
    if (languages) console.log(`without ${languages}: the tests of their snippets are skipped`);
  }
}

const [, started] = process.argv;
if (started && realpathSync(started) === import.meta.filename) {
  try {
    setUp({engines: ['chromium', ...enginesToRun()], headlessShell: true});
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
