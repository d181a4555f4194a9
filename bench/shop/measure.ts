import {readFileSync} from 'node:fs';
import type {Page} from 'playwright-core';
import type {Found} from '../flows.js';
import {FIRST} from '../kinds.js';
import type {MeasureOnce} from '../rounds.js';
import {fill} from '../sites.js';
import {readTargets} from '../targets.js';
import {openPage, PROBE, type Probe} from '../visit.js';
import {pathOf} from './files.js';
import type {Variant} from './variants.js';

const VITALS = readFileSync(new URL('vitals.js', import.meta.url), 'utf8');

/** What vitals.js puts into the page. */
interface Vitals {
  readonly largestPaint: number;
  readonly shift: number;
  readonly interaction: number;
  readonly pressed: number;
}
declare const vitals: Vitals;
declare const probe: Pick<Probe, 'first' | 'blocked'>;

/** Names of measures. */
export const NAMES = {
  largestPaint: 'largest contentful paint, ms',
  interaction: 'interaction to next paint, ms',
  shift: 'layout shift',
  blocked: 'blocked until idle, ms',
  longTask: 'longest task of 50 ms or more, ms',
  mainThread: 'main-thread time until idle, ms',
  press: 'press to first page, ms',
} as const;

/** What a customer of the shop presses: the menu twice, and two products. */
const PRESSES = [
  '.menu-button',
  '.menu-button',
  '.products > :nth-child(1) button',
  '.products > :nth-child(4) button',
];

/** The browser reports an interaction some time after it. */
const REPORT_DELAY_MS = 200;

/** Presses something with the mouse where it is, and waits until that is reported. */
async function press(page: Page, selector: string): Promise<void> {
  const element = page.locator(selector);
  await element.scrollIntoViewIfNeeded();
  const box = await element.boundingBox();
  if (!box) throw new Error(`There is no ${selector} on the shop's page.`);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await page.waitForTimeout(REPORT_DELAY_MS);
}

/** Milliseconds of all tasks since the page was opened. */
const taskTimeIn = (metrics: readonly {name: string; value: number}[]) =>
  (metrics.find(({name}) => name === 'TaskDuration')?.value ?? NaN) * 1000;

/** The shop's page from its navigation until it is idle, some presses, and one on the trigger. */
export const measureShop: MeasureOnce<Variant> = async (variant, around, profile) => {
  const {browser, service, site} = around;
  const [, {heading, fields} = {heading: '', fields: ''}] = readTargets(['module']);
  const connect = `${service.url}/connect`;
  const token = service.open([FIRST.answer], 0);
  const watched = JSON.stringify({connect, heading, shows: fields});
  const script = `${PROBE}\nprobe.watch(${watched});\n${VITALS}`;
  const {context, page, devTools} = await openPage(browser, profile, script);
  const found: Found = new Map();
  try {
    await devTools.send('Performance.enable');
    const query = fill('?connect={connect}&token={token}', {
      connect: encodeURIComponent(connect),
      token,
    });
    await page.goto(`${site}${pathOf(variant)}${query}`, {waitUntil: 'networkidle'});
    const {metrics} = await devTools.send('Performance.getMetrics');
    found.set(NAMES.mainThread, taskTimeIn(metrics));
    const idle = await page.evaluate(() => performance.now());
    for (const selector of PRESSES) await press(page, selector);
    const {largestPaint, shift, interaction} = await page.evaluate(() => vitals);
    found.set(NAMES.largestPaint, largestPaint);
    found.set(NAMES.interaction, interaction);
    found.set(NAMES.shift, shift);
    const blocked = await page.evaluate(idle => probe.blocked(idle), idle);
    found.set(NAMES.blocked, blocked.total);
    found.set(NAMES.longTask, blocked.longest);
    if (!variant.script) return found;
    await press(page, '.trigger');
    const {at} = await page.evaluate(() => probe.first());
    const {pressed} = await page.evaluate(() => vitals);
    found.set(NAMES.press, at - pressed);
    return found;
  } catch (cause) {
    throw new Error(`The shop's page, ${variant.name}, ${profile.name}`, {cause});
  } finally {
    await context.close();
  }
};
