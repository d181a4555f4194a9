// @ts-check
const WIDTH = 640;
const HEIGHT = 160;
/** The lowest bar, so that a price of nothing can still be seen. */
const LOWEST = 8;

/** @param {string} name @param {Record<string, string | number>} attributes */
function svg(name, attributes) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

/**
 * The night as bars, as high as the price, with the hours that were chosen in another colour. The
 * words beside it say the same.
 * @param {Element} strip an `<svg>`
 * @param {import('./plan.js').Plan} plan
 */
export function drawStrip(strip, {now, end, prices, hours}) {
  const costs = prices.map(({price}) => price);
  const bottom = Math.min(0, ...costs);
  const top = Math.max(...costs);
  const x = (/** @type {number} */ at) => ((at - now) / (end - now)) * WIDTH;
  const height = (/** @type {number} */ price) =>
    LOWEST + ((price - bottom) / (top - bottom || 1)) * (HEIGHT - LOWEST);
  strip.setAttribute('viewBox', `0 0 ${WIDTH} ${HEIGHT}`);
  strip.replaceChildren(
    ...prices
      .flatMap(span => parts(span, hours))
      .map(({from, to, price, isChosen}) =>
        svg('rect', {
          x: x(from),
          y: HEIGHT - height(price),
          width: Math.max(x(to) - x(from) - 1.5, 0.5),
          height: height(price),
          rx: 2,
          class: isChosen ? 'chosen' : 'other',
        }),
      ),
  );
}

const BARS = 40;

/** The same with no prices yet: a tide. @param {Element} strip */
export function drawTide(strip) {
  const width = WIDTH / BARS;
  strip.setAttribute('viewBox', `0 0 ${WIDTH} ${HEIGHT}`);
  strip.replaceChildren(
    ...Array.from({length: BARS}, (_, i) => {
      const height = HEIGHT * (0.5 + 0.3 * Math.cos((i / BARS) * 3 * Math.PI));
      const place = {x: i * width, y: HEIGHT - height, width: width - 1.5, height, rx: 2};
      return svg('rect', {...place, class: 'ghost'});
    }),
  );
}

/**
 * A price, cut where charging begins or ends.
 * @param {import('./plan.js').Span} span
 * @param {import('./plan.js').Span[]} hours
 */
function parts({from, to, price}, hours) {
  const cuts = hours.flatMap(hour => [hour.from, hour.to]).filter(at => from < at && at < to);
  const edges = [from, ...cuts.sort((a, b) => a - b), to];
  return edges.slice(1).map((edge, i) => {
    const start = edges[i] ?? from;
    const isChosen = hours.some(hour => hour.from <= start && edge <= hour.to);
    return {from: start, to: edge, price, isChosen};
  });
}
