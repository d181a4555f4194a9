/**
 * What page translators do to the text on screen, in open shadow roots too:
 *
 * - `moves`: each text node is moved into a new `<font>` (Google Translate)
 * - `replaces`: a `<font>` with a new text node takes the place of each text node (extensions)
 * - `rebuilds`: the child nodes of each element with text are removed; its elements come back, and
 *   new text nodes in place of the old ones, but no comments (Firefox)
 */
export const TRANSLATORS = {
  moves(text: Text) {
    const font = document.createElement('font');
    text.replaceWith(font);
    font.append(text);
    text.data = translated(text.data);
  },
  replaces(text: Text) {
    const font = document.createElement('font');
    const inner = document.createElement('font');
    inner.textContent = translated(text.data);
    font.append(inner);
    text.replaceWith(font);
  },
  rebuilds({parentNode}: Text) {
    // Another text of the same element was translated before, and this one with it.
    if (!parentNode) return;
    const nodes = [...parentNode.childNodes];
    for (const node of nodes) node.remove();
    for (const node of nodes)
      if (node instanceof Text) parentNode.append(new Text(translated(node.data)));
      else if (node instanceof Element) parentNode.append(node);
  },
};

export type Translator = keyof typeof TRANSLATORS;

const MARKS = /[⟦⟧]/g;

/** The words with marks around them, so that a test can tell which were translated. */
const translated = (text: string): string => (text.trim() ? `⟦${text.replace(MARKS, '')}⟧` : text);

/** Translates everything under a node, through shadow roots; unlike translators, also white space. */
export function translatePage(root: Node, translator: Translator): void {
  for (const text of textsIn(root)) if (text.isConnected) TRANSLATORS[translator](text);
}

/**
 * All words under a node as they are on screen, without the translator's marks, the live region of
 * the moment, and the number of a request.
 */
export const wordsIn = (root: Node): string =>
  textsIn(root)
    .filter(({parentElement}) => !parentElement?.closest('.visually-hidden[role="status"]'))
    .map(({data}) => data)
    .join('')
    .replace(MARKS, '')
    .replace(/\breq_\w+/, '')
    .replace(/\s+/g, ' ')
    .trim();

/** Whether the words under a node are still translated. */
export const isTranslated = (root: Node): boolean =>
  textsIn(root).some(({data}) => data.includes('⟦'));

function textsIn(node: Node): Text[] {
  if (node instanceof Text) return [node];
  const root = node instanceof Element && node.shadowRoot ? [node.shadowRoot] : [];
  return [...root, ...node.childNodes].flatMap(textsIn);
}
