import type {Browser} from 'playwright-core';

/** What the main thread of a page did. */
export interface MainThread {
  /** Milliseconds of all tasks. */
  readonly total: number;
  /** Milliseconds of the longest task. */
  readonly longest: number;
}

/** The part of a trace event that is read here. Times are in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly args: {readonly data?: {readonly documentLoaderURL?: string}};
}

const TASK = 'ThreadControllerImpl::RunTask';
const NAVIGATION = 'navigationStart';
const CATEGORIES = ['toplevel', 'blink.user_timing'];

/** The tasks from a page's navigation to a moment, in ms after it. A task that goes on then counts up to it. */
function tasksIn(events: readonly TraceEvent[], url: string, until: number): MainThread {
  const navigation = events.find(
    ({name, args}) => name === NAVIGATION && args.data?.documentLoaderURL === url,
  );
  if (!navigation) throw new Error(`The trace has no navigation to ${url}.`);
  const {pid, tid, ts: begin} = navigation;
  const end = begin + until * 1000;
  const tasks = events
    .filter(event => event.name === TASK && event.pid === pid && event.tid === tid)
    .map(({ts, dur = 0}) => (Math.min(end, ts + dur) - Math.max(begin, ts)) / 1000)
    .filter(ms => ms > 0);
  if (tasks.length === 0) throw new Error(`The trace has no tasks of ${url}.`);
  return {total: tasks.reduce((sum, ms) => sum + ms, 0), longest: Math.max(...tasks)};
}

/**
 * Traces the main thread of a page. A browser has one trace at a time.
 * @param visit resolves with the page's URL, and how many ms after its navigation to look
 */
export async function traceMainThread(
  browser: Browser,
  visit: () => Promise<{url: string; until: number}>,
): Promise<MainThread> {
  await browser.startTracing(undefined, {categories: CATEGORIES});
  const [result] = await Promise.allSettled([visit()]);
  const trace = await browser.stopTracing();
  if (result.status === 'rejected') throw result.reason;
  const {traceEvents} = JSON.parse(trace.toString()) as {traceEvents: readonly TraceEvent[]};
  return tasksIn(traceEvents, result.value.url, result.value.until);
}
