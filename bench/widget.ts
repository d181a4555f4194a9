// npm run bench: the widget in a browser, beside the bare page that is its limit and a shop's page
// without it. Writes its tables into bench/README.md, between the markers.
//   npm run bench -- --quick --target script     three rounds of one target, printed only
//   npm run bench -- --quick --shop              three rounds of the shop's page, printed only
//   npm run bench -- --shop                      only the shop's page
//   npm run bench -- --rounds 31
import {existsSync} from 'node:fs';
import {parseArgs} from 'node:util';
import {launchShell} from '../test/support/e2e/launch.js';
import {serveService, serveSite} from './sites.js';
import {load, machine, writeReport} from './readme.js';
import {measure} from './flows.js';
import {reportOf} from './report.js';
import {measureAll, type MeasureOnce, type Series} from './rounds.js';
import {measureShop} from './shop/measure.js';
import {shopReportOf} from './shop/report.js';
import {VARIANTS} from './shop/variants.js';
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
    shop: {type: 'boolean', default: false},
    quick: {type: 'boolean', default: false},
  },
});

const rounds = Number(values.rounds ?? (values.quick ? QUICK : ROUNDS));
if (!Number.isInteger(rounds) || rounds < 1)
  throw new Error(`--rounds is ${values.rounds}, and has to be a whole number from 1.`);
const targets = readTargets(values.target);
if (!existsSync(new URL('../dist/cdn', import.meta.url)))
  throw new Error('There is no dist/cdn to measure: npm run build makes it.');

const [service, site] = await Promise.all([serveService(), serveSite()]);
/** Which browser it was. */
let version = '';
const launch = async () => {
  const browser = await launchShell(FLAG);
  version = browser.version();
  return browser;
};
/** Measures with each profile. */
async function measured<T>(targets: readonly T[], measure: MeasureOnce<T>): Promise<Series<T>[]> {
  const around = {launch, service, site: site.url};
  const all: Series<T>[] = [];
  for (const profile of Object.values(PROFILES))
    all.push(await measureAll(targets, measure, profile, around, rounds, console.log));
  return all;
}

/** What is measured, by the markers of its tables. */
const PARTS = [
  {
    name: 'widget',
    isWanted: !values.shop,
    report: async () => reportOf(await measured(targets, measure)),
  },
  {
    name: 'shop',
    isWanted: values.target.length === 0,
    report: async () => shopReportOf(await measured(VARIANTS, measureShop)),
  },
];

try {
  for (const {name, report} of PARTS.filter(({isWanted}) => isWanted)) {
    const before = load();
    const tables = await report();
    const where = machine(before, `Chromium ${version}`);
    console.log(`\n${tables}\n\n${where}`);
    // What is tried is not written down.
    if (values.quick || values.target.length > 0) continue;
    const times = `Medians of ${rounds} rounds, after one that does not count.`;
    await writeReport(name, [`${where} ${times}`, tables].join('\n\n'));
  }
} finally {
  service.close();
  site.close();
}
