import {readFileSync} from 'node:fs';
import type {Browser, BrowserContext, CDPSession, Page} from 'playwright-core';
import {fill, type Service} from './sites.js';
import type {Shown, Step} from './kinds.js';
import type {Target} from './targets.js';

/** The speed of the customer's machine and connection. */
export interface Profile {
  readonly name: string;
  /** The factor by which the processor is slower than this machine's. */
  readonly cpu: number;
  /** Milliseconds for each request, bytes a second. */
  readonly network?: {readonly latency: number; readonly down: number; readonly up: number};
  /** The service's delay before a response, in ms. */
  readonly pause?: number;
}

const MBIT = 1_000_000 / 8;

export const PROFILES = {
  unthrottled: {name: 'unthrottled', cpu: 1},
  // “Fast 3G” of the developer tools, and a phone of little money.
  slow: {name: 'slow', cpu: 4, network: {latency: 562.5, down: 1.44 * MBIT, up: 0.675 * MBIT}},
} as const satisfies Record<string, Profile>;

/** As the heading of its tables. */
export const titleOf = ({name}: Profile) => name.charAt(0).toUpperCase() + name.slice(1);

/** Time limit for each step of a visit. */
const VISIT_TIMEOUT_MS = 60_000;

/** Defines `probe` in a page. */
export const PROBE = readFileSync(new URL('probe.js', import.meta.url), 'utf8');

/** What probe.js puts into the page. */
export interface Probe {
  watch(what: {connect: string; heading: string; shows: string}): void;
  first(): Promise<Painted>;
  turn(selector: string, shows: string): Promise<Painted>;
  focus(selector: string): void;
  expectRow(rows: string, first: string): void;
  row(): Promise<number>;
  blocked(before?: number): Promise<Blocked>;
  words(): string[];
}
declare const probe: Probe;

export interface Painted {
  readonly heading: string;
  /** Milliseconds since the navigation began. */
  readonly at: number;
  /** Milliseconds since the last byte of the service's answer. */
  readonly ms: number;
}

export interface Blocked {
  /** Milliseconds beyond 50 of each task. */
  readonly total: number;
  /** Milliseconds of the longest task of more than 50; 0 where there is none. */
  readonly longest: number;
}

/** A page of a new customer, with nothing in their cache. */
export interface OpenPage {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly devTools: CDPSession;
}

/**
 * Opens an empty page with the speed of a profile. The caller closes its context.
 * @param script runs in each document before anything of its own
 */
export async function openPage(
  browser: Browser,
  {cpu, network}: Profile,
  script: string,
): Promise<OpenPage> {
  const context = await browser.newContext({locale: 'en-GB', viewport: {width: 390, height: 844}});
  context.setDefaultTimeout(VISIT_TIMEOUT_MS);
  await context.addInitScript({content: script});
  const page = await context.newPage();
  const devTools = await context.newCDPSession(page);
  if (cpu > 1) await devTools.send('Emulation.setCPUThrottlingRate', {rate: cpu});
  if (network) {
    await devTools.send('Network.enable');
    await devTools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: network.latency,
      downloadThroughput: network.down,
      uploadThroughput: network.up,
    });
  }
  return {context, page, devTools};
}

/** What a page holds once all is collected that can be. */
export interface Held {
  readonly bytes: number;
  readonly nodes: number;
}

/** The part of a heap snapshot that is read here: numbers in a row for each node. */
interface Snapshot {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: readonly string[];
      readonly node_types: readonly [readonly string[], ...unknown[]];
    };
  };
  readonly nodes: readonly number[];
}

/** What the engine makes for itself while code runs, and what lies outside of the heap. */
const OF_THE_ENGINE = new Set(['code', 'object shape', 'hidden', 'native', 'synthetic']);

export interface Surroundings {
  readonly browser: Browser;
  readonly service: Service;
  /** The site's origin. */
  readonly site: string;
}

/** A new customer at a target's page, with nothing in their cache. */
export class Visit {
  readonly #context: BrowserContext;
  readonly #page: Page;
  readonly #devTools: CDPSession;
  readonly #target: Target;

  private constructor(target: Target, context: BrowserContext, page: Page, devTools: CDPSession) {
    this.#target = target;
    this.#context = context;
    this.#page = page;
    this.#devTools = devTools;
  }

  /**
   * Goes there, and waits for nothing.
   * @param steps what the service shows, turn by turn
   */
  static async begin(
    target: Target,
    steps: readonly Step[],
    {browser, service, site}: Surroundings,
    profile: Profile,
  ): Promise<Visit> {
    const connect = `${service.url}/connect`;
    const answers = steps.map(({answer}) => answer);
    const token = service.open(answers, profile.pause ?? 0);
    const [first] = steps;
    const watched = {connect, heading: target.heading, shows: target[first?.shows ?? 'button']};
    const script = `${PROBE}\nprobe.watch(${JSON.stringify(watched)});`;
    const {context, page, devTools} = await openPage(browser, profile, script);
    const values = {connect: encodeURIComponent(connect), token};
    const url = URL.canParse(target.page)
      ? fill(target.page, values)
      : fill(`${site}/${target.page}?connect={connect}&token={token}`, values);
    await page.goto(url, {waitUntil: 'commit'});
    return new Visit(target, context, page, devTools);
  }

  get url(): string {
    return this.#page.url();
  }

  /** The first page, once it is painted. */
  first(): Promise<Painted> {
    return this.#page.evaluate(() => probe.first());
  }

  /** Presses what leads on from one page, and waits for the next one. */
  turn(from: Shown, to: Shown): Promise<Painted> {
    const pressed = this.#target[from === 'rows' ? 'rows' : 'button'];
    return this.#page.evaluate(([pressed, shows]) => probe.turn(pressed, shows), [
      pressed,
      this.#target[to],
    ] as const);
  }

  async focusSearch(): Promise<void> {
    await this.#page.evaluate(selector => probe.focus(selector), this.#target.search);
  }

  /** Presses a key in the search field: milliseconds until the list is painted. */
  async type(letter: string, first: string): Promise<number> {
    const expected = [this.#target.rows, first] as const;
    await this.#page.evaluate(([rows, first]) => probe.expectRow(rows, first), expected);
    await this.#page.keyboard.press(letter);
    return this.#page.evaluate(() => probe.row());
  }

  /** What blocked the page since this was asked last. */
  blocked(before?: number): Promise<Blocked> {
    return this.#page.evaluate(before => probe.blocked(before), before);
  }

  /** Collects all that can be; what that blocks is nobody's fault. */
  async held(): Promise<Held> {
    // What a first collection lets go may hold what a second one finds.
    for (let times = 0; times < 2; times++)
      await this.#devTools.send('HeapProfiler.collectGarbage');
    const {usedSize: bytes} = await this.#devTools.send('Runtime.getHeapUsage');
    const {nodes} = await this.#devTools.send('Memory.getDOMCounters');
    await this.blocked();
    return {bytes, nodes};
  }

  /** Bytes of the heap that are the page's own data: no code in any form, and no shapes of objects. */
  async data(): Promise<number> {
    const chunks: string[] = [];
    const note = ({chunk}: {chunk: string}) => void chunks.push(chunk);
    this.#devTools.on('HeapProfiler.addHeapSnapshotChunk', note);
    await this.#devTools.send('HeapProfiler.takeHeapSnapshot', {});
    this.#devTools.off('HeapProfiler.addHeapSnapshotChunk', note);
    await this.blocked();
    const {snapshot, nodes} = JSON.parse(chunks.join('')) as Snapshot;
    const {
      node_fields: fields,
      node_types: [types],
    } = snapshot.meta;
    const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')];
    let sum = 0;
    for (let at = 0; at < nodes.length; at += fields.length)
      if (!OF_THE_ENGINE.has(types[nodes[at + type] ?? 0] ?? '')) sum += nodes[at + size] ?? 0;
    return sum;
  }

  /** Every word that is drawn, in order. */
  words(): Promise<string[]> {
    return this.#page.evaluate(() => probe.words());
  }

  end(): Promise<void> {
    return this.#context.close();
  }
}
