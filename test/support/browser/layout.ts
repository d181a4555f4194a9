import {within, type Exhibit} from './gallery-fixtures.js';

/** A piece of text as it stands on the screen. */
interface Line {
  readonly text: string;
  readonly owner: Element;
  readonly box: DOMRect;
}

/** Pictures of text that scale with it, and what is only for a screen reader. */
const NOT_READ = 'svg, .visually-hidden, .visually-hidden *';

/** What may be shortened: a name of the service that no row can hold. Its whole is in the name of the option. */
const SHORTENED = /long words/;

const parentOf = (node: Node): Element | null => {
  const root = node.getRootNode();
  return node.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
};

function above(element: Element): Element[] {
  const parent = parentOf(element);
  return parent ? [parent, ...above(parent)] : [];
}

function linesOf(exhibit: Element): Line[] {
  const lines: Line[] = [];
  for (const owner of within(exhibit)) {
    if (owner.matches(NOT_READ) || owner.closest('svg') || !owner.checkVisibility()) continue;
    for (const node of owner.childNodes) {
      const text = node.nodeType === Node.TEXT_NODE ? (node.textContent?.trim() ?? '') : '';
      if (!text) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      // What does not fit into its lines is in the title, and on no line.
      const isWhole = owner instanceof HTMLElement && owner.title === text;
      const end = isWhole ? owner.getBoundingClientRect().bottom - SLACK : Infinity;
      for (const box of range.getClientRects())
        if (box.width > 1 && box.height > 1 && box.top < end) lines.push({text, owner, box});
    }
  }
  return lines;
}

const clips = (value: string) => value === 'hidden' || value === 'clip';
const scrolls = (value: string) => value === 'auto' || value === 'scroll';

/** How far glyphs may reach over the box of their line. */
const SLACK = 2;

/** Text of which a part is behind an edge where nothing scrolls. */
export function cut({state, element}: Exhibit): string[] {
  if (SHORTENED.test(state)) return [];
  return linesOf(element)
    .filter(({owner, box}) => {
      for (const box_ of [owner, ...above(owner)]) {
        const {overflowX, overflowY} = getComputedStyle(box_);
        // What is scrolled out of view is not lost; this list scrolls downwards only.
        if (scrolls(overflowY)) return false;
        const edge = box_.getBoundingClientRect();
        const isOut =
          (clips(overflowY) && (box.bottom > edge.bottom + SLACK || box.top < edge.top - SLACK)) ||
          (clips(overflowX) && (box.right > edge.right + SLACK || box.left < edge.left - SLACK));
        if (isOut) return true;
      }
      return false;
    })
    .map(({text}) => `${state}: “${text}” is cut`);
}

const isOver = (a: DOMRect, b: DOMRect) =>
  Math.min(a.right, b.right) - Math.max(a.left, b.left) > SLACK &&
  Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > SLACK + 2;

const CONTROLS = 'button, input, select, summary';

/** Text over other text, and controls over one another. */
export function overlapping({state, element}: Exhibit): string[] {
  const lines = linesOf(element).filter(({owner}) => !owner.closest('.options'));
  const found: string[] = [];
  lines.forEach((a, index) => {
    for (const b of lines.slice(index + 1))
      if (a.owner !== b.owner && isOver(a.box, b.box)) found.push(`“${a.text}” and “${b.text}”`);
  });
  const controls = within(element).filter(
    child =>
      child.matches(CONTROLS) &&
      child.checkVisibility() &&
      !child.closest('.options, .visually-hidden'),
  );
  controls.forEach((a, index) => {
    for (const b of controls.slice(index + 1))
      if (!a.contains(b) && isOver(a.getBoundingClientRect(), b.getBoundingClientRect()))
        found.push(`${a.outerHTML} and ${b.outerHTML}`);
  });
  return found.map(both => `${state}: ${both} overlap`);
}

/** What sticks out of the element sideways, and whether the page has to be scrolled for it. */
export function wide({state, element}: Exhibit): string[] {
  const {left, right} = element.getBoundingClientRect();
  const out = within(element)
    .filter(child => !child.matches(NOT_READ) && !child.closest('svg'))
    .filter(child => {
      const box = child.getBoundingClientRect();
      return box.width > 0 && (box.right > right + 1 || box.left < left - 1);
    })
    .map(child => `${state}: ${child.localName}.${child.className} sticks out`);
  const {scrollWidth, clientWidth} = document.documentElement;
  return scrollWidth > clientWidth ? [...out, `the page is ${scrollWidth} wide`] : out;
}

/** Controls that a thumb may miss. */
export function small({state, element}: Exhibit): string[] {
  return (
    within(element)
      .filter(
        child => child.matches('button, input, select, summary, a') && child.checkVisibility(),
      )
      // Only autofill reaches it.
      .filter(child => !child.matches('input[tabindex="-1"]'))
      .map(child => child.closest('.choice') ?? child)
      .filter(child => {
        const {width, height} = child.getBoundingClientRect();
        return width < 44 || height < 44;
      })
      .map(child => `${state}: ${child.outerHTML}`)
  );
}

/** Everything that is wrong with how the exhibits are laid out. */
export const misplaced = (exhibits: readonly Exhibit[]): string[] =>
  exhibits.flatMap(exhibit => [...cut(exhibit), ...overlapping(exhibit), ...wide(exhibit)]);
