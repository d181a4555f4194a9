import {FIRST, listOf, LOOKS, TURNS, TYPED, VISITS, type Step} from './kinds.js';
import {traceMainThread} from './main-thread.js';
import {FLOWS, type Flow, type Target} from './targets.js';
import {PROFILES, Visit, type Blocked, type Profile, type Surroundings} from './visit.js';

/** What one round found, by the name of the measure. */
export type Found = Map<string, number>;

/** Rows of the lists that are searched. */
export const LENGTHS = [10, 100, 1000, 5000] as const;

/** The list whose weight is taken. */
const LONG = 5000;

const MEGABYTE = 1_000_000;

/** Names of measures; each has its unit behind the comma. */
export const NAMES = {
  first: 'first page, ms',
  answer: (kind: string) => `answer: ${kind}, ms`,
  firstLetter: (length: number) => `first letter, ${length} rows, ms`,
  furtherLetter: (length: number) => `further letter, ${length} rows, ms`,
  blocked: (flow: string) => `blocked: ${flow}, ms`,
  longTask: (flow: string) => `long task: ${flow}, ms`,
  mainThread: 'main-thread time: first page, ms',
  longestTask: 'longest task: first page, ms',
  heap: (when: string) => `heap ${when}, MB`,
  data: (when: string) => `data ${when}, MB`,
  nodes: (when: string) => `nodes ${when}`,
};

const after = (turns: number) => `after ${turns === 1 ? 'one turn' : `${turns} turns`}`;
export const [ONCE, , FULL, OFTEN] = LOOKS.map(after) as [string, string, string, string];

/** Adds up what blocked a flow, over the visits that it is made of. */
function noteBlocked(found: Found, flow: Flow, {total, longest}: Blocked): void {
  const [sum, most] = [NAMES.blocked(flow), NAMES.longTask(flow)];
  found.set(sum, (found.get(sum) ?? 0) + total);
  found.set(most, Math.max(found.get(most) ?? 0, longest));
}

/** Visits a target, and ends the visit whatever comes of it. */
async function visiting<T>(
  target: Target,
  steps: readonly Step[],
  around: Surroundings,
  profile: Profile,
  does: (visit: Visit) => Promise<T>,
): Promise<T> {
  const visit = await Visit.begin(target, steps, around, profile);
  try {
    return await does(visit);
  } catch (cause) {
    const kinds = [...new Set(steps.map(({kind}) => kind))].join(', ');
    throw new Error(`${target.name}, ${profile.name}, at ${kinds}`, {cause});
  } finally {
    await visit.end();
  }
}

type Measure = (
  target: Target,
  around: Surroundings,
  profile: Profile,
  found: Found,
) => Promise<void>;

const firstPage: Measure = async (target, around, profile, found) => {
  await visiting(target, [FIRST], around, profile, async visit => {
    const {at} = await visit.first();
    found.set(NAMES.first, at);
    noteBlocked(found, 'first page', await visit.blocked(at));
  });
  // A trace slows the page down, so it has a visit of its own.
  const {total, longest} = await traceMainThread(around.browser, () =>
    visiting(target, [FIRST], around, profile, async visit => {
      const {at} = await visit.first();
      return {url: visit.url, until: at};
    }),
  );
  found.set(NAMES.mainThread, total);
  found.set(NAMES.longestTask, longest);
};

/** Beyond the first page a turn's way through the network is not measured, nor slowed down. */
const offTheNet = ({name, cpu}: Profile): Profile => ({name, cpu});

/** What is shown while an answer is on its way has been painted when it comes, as in life. */
const withPause = (profile: Profile): Profile => ({...offTheNet(profile), pause: 50});

const answers: Measure = async (target, around, profile, found) => {
  for (const steps of VISITS)
    await visiting(target, steps, around, withPause(profile), async visit => {
      let last: Step | undefined;
      for (const step of steps) {
        const {ms} = last ? await visit.turn(last.shows, step.shows) : await visit.first();
        // What comes first has come with the script; an error comes in no other way.
        if (last || steps.length === 1) found.set(NAMES.answer(step.kind), ms);
        last = step;
      }
      noteBlocked(found, 'answers', await visit.blocked());
    });
};

const search: Measure = async (target, around, profile, found) => {
  for (const length of LENGTHS)
    await visiting(target, [listOf(length)], around, offTheNet(profile), async visit => {
      await visit.first();
      if (length === LONG && profile.cpu === 1) {
        noteBlocked(found, 'search', await visit.blocked());
        const {bytes, nodes} = await visit.held();
        found.set(NAMES.heap(`with ${LONG} rows`), bytes / MEGABYTE);
        found.set(NAMES.nodes(`with ${LONG} rows`), nodes);
      }
      await visit.focusSearch();
      const letters: number[] = [];
      for (const {letter, first} of TYPED) letters.push(await visit.type(letter, first));
      const [firstLetter = NaN, ...further] = letters;
      found.set(NAMES.firstLetter(length), firstLetter);
      found.set(NAMES.furtherLetter(length), Math.max(...further));
      noteBlocked(found, 'search', await visit.blocked());
    });
};

/** What a page holds does not depend on how fast it came. */
const turns: Measure = async (target, around, profile, found) => {
  if (profile.cpu !== PROFILES.unthrottled.cpu) return;
  await visiting(target, TURNS, around, profile, async visit => {
    let last: Step | undefined;
    for (const [index, step] of TURNS.entries()) {
      await (last ? visit.turn(last.shows, step.shows) : visit.first());
      last = step;
      const turns = index + 1;
      if (!LOOKS.some(look => look === turns)) continue;
      noteBlocked(found, '50 turns', await visit.blocked());
      const {bytes, nodes} = await visit.held();
      found.set(NAMES.heap(after(turns)), bytes / MEGABYTE);
      found.set(NAMES.nodes(after(turns)), nodes);
      found.set(NAMES.data(after(turns)), (await visit.data()) / MEGABYTE);
    }
  });
};

const MEASURES: Readonly<Record<Flow, Measure>> = {
  'first page': firstPage,
  answers,
  search,
  '50 turns': turns,
};

/** Everything that is measured of a target, once. */
export async function measure(
  target: Target,
  around: Surroundings,
  profile: Profile,
): Promise<Found> {
  const found: Found = new Map();
  for (const flow of FLOWS)
    if (target.flows.includes(flow)) await MEASURES[flow](target, around, profile, found);
  return found;
}
