// @ts-check
// Runs in every page that is measured, before anything of the page's own, and says when what was
// there in a frame has been painted.

/**
 * @typedef {object} Watched
 * @property {string} connect URL of the service's conversation
 * @property {string} heading selector; as all that follow
 * @property {string} shows what has to be there besides the heading
 */

(() => {
  /** Time limit for a page, a row or a turn to appear. */
  const RESULT_TIMEOUT_MS = 30_000;

  /** @type {Watched | undefined} */
  let watched;

  /** The heading that was there last, and when it was painted; no text where there was no page. */
  let heading = {text: '', at: NaN};

  /** When the last byte of the service's last answer was here. */
  let answered = 0;

  /** @type {{start: number, duration: number}[]} */
  const longTasks = [];

  /** From a key to the painted list. @type {Promise<number>} */
  let row = Promise.resolve(NaN);

  /** What is to be looked at in each frame until it is true. @type {Set<() => boolean>} */
  const waiting = new Set();

  /**
   * @param {string} selector
   * @returns {{scope: Document | ShadowRoot | undefined, last: string}}
   */
  function inside(selector) {
    const parts = selector.split('>>>');
    const last = parts.pop() ?? '';
    /** @type {Document | ShadowRoot | undefined} */
    let scope = document;
    for (const part of parts) scope = scope?.querySelector(part)?.shadowRoot ?? undefined;
    return {scope, last};
  }

  /** @param {string} selector @returns {HTMLElement | undefined} */
  function find(selector) {
    const {scope, last} = inside(selector);
    return scope?.querySelector(last) ?? undefined;
  }

  const textOf = (/** @type {string} */ selector) => find(selector)?.textContent?.trim() ?? '';

  /**
   * The end of the frame whose callbacks are running: a task that is posted in them comes when the
   * main thread has done style, layout and paint. It goes before what else is waiting, such as
   * pictures that have come.
   * @param {(at: number) => void} then
   */
  function afterPaint(then) {
    void scheduler.postTask(() => then(performance.now()), {priority: 'user-blocking'});
  }

  /**
   * Resolves in the first frame in which it is true.
   * @param {() => boolean} isTrue
   * @param {string} what for whoever waits in vain
   * @returns {Promise<void>}
   */
  const until = (isTrue, what) =>
    new Promise((done, failed) => {
      const timer = setTimeout(() => failed(new Error(`${what} never came.`)), RESULT_TIMEOUT_MS);
      waiting.add(() => {
        if (!isTrue()) return false;
        clearTimeout(timer);
        done();
        return true;
      });
    });

  /** When the frame in which this is called has been painted. @returns {Promise<number>} */
  const painted = () => new Promise(done => afterPaint(done));

  let isLooking = false;

  /** Looks at each frame from now on. Before the service's first response that costs, and shows nothing. */
  function look() {
    if (isLooking) return;
    isLooking = true;
    requestAnimationFrame(frame);
  }

  function frame() {
    requestAnimationFrame(frame);
    if (watched) {
      const text = find(watched.shows) ? textOf(watched.heading) : '';
      if (text !== heading.text) {
        const found = (heading = {text, at: NaN});
        afterPaint(at => (found.at = at));
      }
    }
    for (const isDone of waiting) if (isDone()) waiting.delete(isDone);
  }

  /**
   * Waits for another page that came with an answer.
   * @param {string} before the heading of the last page
   * @param {number} since when it was answered
   */
  async function pageAfter(before, since) {
    const isNew = () => {
      const {text, at} = heading;
      return text !== '' && text !== before && answered >= since && at >= answered;
    };
    await until(isNew, `A page after “${before}”`);
    const {text, at} = heading;
    return {heading: text, at, ms: at - answered};
  }

  /** The elements and texts of a node as they are drawn. @param {Node} node @returns {Node[]} */
  function drawnIn(node) {
    if (node instanceof HTMLSlotElement) return node.assignedNodes({flatten: true});
    return [...((node instanceof Element && node.shadowRoot) || node).childNodes];
  }

  /** @param {Node} node @returns {string[]} */
  function wordsIn(node) {
    if (node instanceof Text) return node.data.match(/\S+/g) ?? [];
    if (!(node instanceof Element)) return [];
    // A list that folds out is drawn by the browser, and what is for screen readers is not.
    if (node.matches('script, style, datalist, option') || !node.checkVisibility()) return [];
    const {width, height} = node.getBoundingClientRect();
    if (width <= 1 && height <= 1 && getComputedStyle(node).display !== 'contents') return [];
    return drawnIn(node).flatMap(wordsIn);
  }

  const probe = {
    /** @param {Watched} what */
    watch(what) {
      watched = what;
      new PerformanceObserver(list => {
        for (const entry of list.getEntries()) {
          const {name, responseEnd} = /** @type {PerformanceResourceTiming} */ (entry);
          if (!name.startsWith(what.connect)) continue;
          answered = Math.max(answered, responseEnd);
          look();
        }
      }).observe({type: 'resource', buffered: true});
      // That is reported after a page may have drawn what came.
      const {fetch} = window;
      window.fetch = async (...request) => {
        const response = await fetch(...request);
        if (response.url.startsWith(what.connect)) look();
        return response;
      };
    },

    /** The first page: when it could be read, and how long after its answer. */
    first: () => pageAfter('', 0),

    /**
     * Presses something, and waits for the page that comes of it.
     * @param {string} selector
     * @param {string} shows
     */
    turn(selector, shows) {
      const before = heading.text;
      const pressed = find(selector);
      if (!pressed) throw new Error(`There is no ${selector} at “${before}”.`);
      if (watched) watched = {...watched, shows};
      const since = performance.now();
      pressed.click();
      return pageAfter(before, since);
    },

    /** @param {string} selector */
    focus: selector => find(selector)?.focus(),

    /**
     * Before a key is pressed that makes this row the first of a list.
     * @param {string} rows
     * @param {string} first
     */
    expectRow(rows, first) {
      const isThere = () => textOf(rows).includes(first);
      if (isThere()) throw new Error(`“${first}” is the first row already.`);
      const pressed = new Promise(done => {
        addEventListener('keydown', done, {capture: true, once: true});
      });
      const there = until(isThere, `The row “${first}”`).then(painted);
      row = Promise.all([there, pressed]).then(([at, key]) => at - key.timeStamp);
    },

    /** Milliseconds from that key to the painted list. */
    row: () => row,

    /**
     * What blocked the main thread since this was asked last: in all beyond 50 ms a task, and the
     * longest task.
     * @param {number} [before] only tasks that began before this moment
     */
    async blocked(before = Infinity) {
      look();
      let frames = 0;
      // A long task is reported after its end.
      await until(() => ++frames > 2, 'A frame');
      const reported = longTasks.splice(0);
      const tasks = reported.filter(({start}) => start < before).map(({duration}) => duration);
      return {
        total: tasks.reduce((sum, duration) => sum + duration - 50, 0),
        longest: Math.max(0, ...tasks),
      };
    },

    /** Every word that is drawn, in order. */
    words: () => wordsIn(document.body),
  };

  new PerformanceObserver(list => {
    for (const {startTime: start, duration} of list.getEntries()) longTasks.push({start, duration});
  }).observe({type: 'longtask', buffered: true});

  Object.assign(window, {probe});
})();
