// npm run bench: the widget in a browser, beside the bare page that is its limit. Writes its tables
// into bench/README.md, between the two markers.
//   npm run bench -- --quick --target script     three rounds of one target, printed only
//   npm run bench -- --rounds 31
import {existsSync} from 'node:fs';
import {parseArgs} from 'node:util';
import {launchShell} from '../test/support/e2e/launch.js';
import {serveService, serveSite} from './sites.js';
import {load, machine, writeReport} from './readme.js';
import {reportOf} from './report.js';
import {measureAll, type Series} from './rounds.js';
import {readTargets} from './targets.js';
import {PROFILES} from './visit.js';

/**
 * After a key the browser lets a page's tasks wait for the frame that shows it, up to 100 ms, and
 * so the tasks that measure when that was painted.
 */
const FLAG = '--disable-features=DeferRendererTasksAfterInput';

const ROUNDS = 15;
const QUICK = 3;

const {values} = parseArgs({
  options: {
    rounds: {type: 'string'},
    target: {type: 'string', multiple: true, default: []},
    quick: {type: 'boolean', default: false},
  },
});

const rounds = Number(values.rounds ?? (values.quick ? QUICK : ROUNDS));
if (!Number.isInteger(rounds) || rounds < 1)
  throw new Error(`--rounds is ${values.rounds}, and has to be a whole number from 1.`);
const targets = readTargets(values.target);
if (!existsSync(new URL('../dist/cdn', import.meta.url)))
  throw new Error('There is no dist/cdn to measure: npm run build makes it.');

const before = load();
const [service, site] = await Promise.all([serveService(), serveSite()]);
/** Which browser it was. */
let version = '';
const launch = async () => {
  const browser = await launchShell(FLAG);
  version = browser.version();
  return browser;
};
try {
  const around = {launch, service, site: site.url};
  const all: Series[] = [];
  for (const profile of Object.values(PROFILES))
    all.push(await measureAll(targets, profile, around, rounds, console.log));
  const report = reportOf(all);
  console.log(`\n${report}`);
  const where = machine(before, `Chromium ${version}`);
  // What is tried is not written down.
  if (!values.quick && values.target.length === 0) {
    const times = `Medians of ${rounds} rounds, after one that does not count.`;
    await writeReport('widget', [`${where} ${times}`, report].join('\n\n'));
  } else console.log(`\n${where}`);
} finally {
  service.close();
  site.close();
}
