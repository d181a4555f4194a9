import assert from 'node:assert/strict';
import type {Page} from 'playwright-core';

/** What a browser tells of a layout shift, as far as it is used here; no library of types has it. */
interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources: readonly {
    /** None where it is in a shadow tree. */
    readonly node: Node | null;
    readonly previousRect: DOMRectReadOnly;
    readonly currentRect: DOMRectReadOnly;
  }[];
}

/** What moved, and from where to where. */
interface Moved {
  readonly what: string;
  readonly places: string;
}

/** A layout shift, and the question that was on screen. */
interface Shift {
  readonly at: string;
  /** Its part in the sum, and whether that is also what is measured of a site's visitors. */
  readonly value: number;
  readonly isAfterInput: boolean;
  readonly moved: readonly Moved[];
}

/**
 * Notes each layout shift in the pages of an origin, over all that is loaded.
 *
 * The usual sum leaves out what moves within half a second of a tap or a key (`hadRecentInput`).
 * Here it counts: an answer may be quick or slow, and what stays on screen is to stay where it is
 * either way.
 */
export class Shifts {
  readonly #page: Page;
  readonly #seen: Shift[] = [];

  private constructor(page: Page) {
    this.#page = page;
  }

  static async of(page: Page, origin: string): Promise<Shifts> {
    const shifts = new Shifts(page);
    await page.exposeFunction('noteShift', (shift: Shift) => void shifts.#seen.push(shift));
    // What is evaluated in the page comes through a compiler that names functions with a helper.
    await page.addInitScript('globalThis.__name = named => named');
    await page.addInitScript(watch, origin);
    return shifts;
  }

  /** All that moved, once the frame on screen is done. */
  async seen(): Promise<readonly Shift[]> {
    await this.#page.evaluate(async () => {
      await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      await (globalThis as unknown as {noteShifts: () => Promise<void>}).noteShifts();
    });
    return this.#seen;
  }

  /** Nothing moved at all: the sum is 0. */
  async expectNone(): Promise<void> {
    assert.deepEqual(await this.seen(), []);
  }
}

/** Runs in the page. */
function watch(origin: string): void {
  if (location.origin !== origin) return;
  const scope = globalThis as unknown as {
    noteShift: (shift: Shift) => Promise<void>;
    noteShifts: () => Promise<void>;
  };

  const nameOf = (element: Element): string => {
    const root = element.getRootNode();
    const name = [element.localName, ...element.classList].join('.');
    return root instanceof ShadowRoot ? `${nameOf(root.host)} ${name}` : name;
  };
  /** What is drawn in the middle of a place, through shadow roots. */
  const drawnAt = ({x, y, width, height}: DOMRectReadOnly): Element | undefined => {
    let found: Element | undefined;
    for (let root: Document | ShadowRoot | null = document; root;) {
      const within: Element | null = root.elementFromPoint(x + width / 2, y + height / 2);
      if (!within || within === found) break;
      found = within;
      root = within.shadowRoot;
    }
    return found;
  };
  const questions = (root: ParentNode): string[] =>
    [...root.querySelectorAll('*')].flatMap(element => [
      ...(element.localName === 'h2' && element.checkVisibility() ? [element.textContent] : []),
      ...(element.shadowRoot ? questions(element.shadowRoot) : []),
    ]);
  const textOf = ({x, y, width, height}: DOMRectReadOnly) =>
    [x, y, width, height].map(Math.round).join(' ');

  const note = async (entries: PerformanceEntryList) => {
    for (const {value, hadRecentInput: isAfterInput, sources} of entries as LayoutShift[]) {
      const moved = sources.flatMap(({node, previousRect, currentRect}) => {
        const element = node instanceof Element ? node : (node?.parentElement ?? undefined);
        const found = element ?? drawnAt(currentRect);
        // A search moves what it finds to the top of its list.
        if (found?.closest('.option')) return [];
        const places = `${textOf(previousRect)} to ${textOf(currentRect)}`;
        return [{what: found ? nameOf(found) : 'something', places}];
      });
      if (moved.length === 0) continue;
      await scope.noteShift({at: questions(document).join(), value, isAfterInput, moved});
    }
  };
  const observer = new PerformanceObserver(list => void note(list.getEntries()));
  observer.observe({type: 'layout-shift', buffered: true});
  scope.noteShifts = () => note(observer.takeRecords());
}
