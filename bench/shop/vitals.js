// @ts-check
// Runs in the shop's page before anything of its own, and notes what its customer feels.

(() => {
  const vitals = {
    /** When the largest picture or text was painted. */
    largestPaint: NaN,
    /** The sum of all layout shifts that no input explains. */
    shift: 0,
    /** Milliseconds of the longest interaction. */
    interaction: NaN,
    /** When the pointer came to the trigger. */
    pressed: NaN,
  };

  /**
   * @template {PerformanceEntry} Entry
   * @param {PerformanceObserverInit & {durationThreshold?: number}} options
   * @param {(entry: Entry) => void} note
   */
  function observe(options, note) {
    const observer = new PerformanceObserver(list => {
      for (const entry of list.getEntries()) note(/** @type {Entry} */ (entry));
    });
    observer.observe({buffered: true, ...options});
  }

  /** @param {PerformanceEventTiming} entry */
  function noteInteraction({duration, interactionId}) {
    if (interactionId) vitals.interaction = Math.max(vitals.interaction || 0, duration);
  }

  observe({type: 'largest-contentful-paint'}, ({startTime}) => {
    vitals.largestPaint = startTime;
  });
  observe(
    {type: 'layout-shift'},
    (/** @type {PerformanceEntry & {value: number, hadRecentInput: boolean}} */ shift) => {
      if (!shift.hadRecentInput) vitals.shift += shift.value;
    },
  );
  observe({type: 'event', durationThreshold: 16}, noteInteraction);
  // Of shorter ones only the first is reported.
  observe({type: 'first-input'}, noteInteraction);

  addEventListener(
    'pointerover',
    ({target, timeStamp}) => {
      if (target instanceof Element && target.matches('.trigger')) vitals.pressed ||= timeStamp;
    },
    {capture: true},
  );

  Object.assign(window, {vitals});
})();
