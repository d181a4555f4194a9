/** Number of rows that are rendered around those in view. All rows have one height; the others are padding. */
export const RENDERED_ROWS = 28;

/** Number of rows that a key moves. */
export const KEY_STEPS = new Map([
  ['ArrowDown', 1],
  ['ArrowUp', -1],
  ['PageDown', 7],
  ['PageUp', -7],
  ['Home', -Infinity],
  ['End', Infinity],
]);

/** The first row to render, given the first row in view; in steps of four, so that few scroll events render. */
export const firstRenderedRow = (inView: number): number => Math.max(0, (inView - 8) & ~3);

/** Whether a row is rendered, given the first one that is. */
export const isRendered = (row: number, start: number): boolean =>
  row >= start && row < start + RENDERED_ROWS;

/**
 * Scrolls an element to the top of what scrolls it, and nothing around that.
 * @param limit where to scroll, of the position now and that at the top
 */
export function scrollToTop(
  element: Element,
  scroller: Element | null | undefined,
  limit = (_now: number, top: number) => top,
): void {
  if (!scroller) return;
  const by = element.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  scroller.scrollTop = limit(scroller.scrollTop, scroller.scrollTop + by);
}
