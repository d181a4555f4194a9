/** A change of a node's children, as a `MutationRecord` describes it. */
interface Change {
  readonly target: Node;
  readonly added: readonly Node[];
  readonly removed: readonly Node[];
  /** The sibling after them. */
  readonly next: Node | null;
}

const insert = (target: Node, nodes: readonly Node[], next: Node | null): void => {
  for (const node of nodes) target.insertBefore(node, next?.parentNode === target ? next : null);
};

const remove = (target: Node, nodes: readonly Node[]): void => {
  for (const node of nodes) if (node.parentNode === target) target.removeChild(node);
};

/** Page translators wrap text in this element. */
const isWrapper = ({nodeName}: Node): boolean => nodeName === 'FONT';

/**
 * The nodes of a shadow root as Lit rendered them. Page translators replace and move them, so that
 * Lit would write into detached nodes, or fail to find its place. Their changes are undone before
 * each render, and done again where the render has changed nothing.
 */
class OriginalNodes {
  static readonly #ofRoots = new WeakMap<Node, OriginalNodes>();

  static of(root: Node): OriginalNodes {
    const nodes = this.#ofRoots.get(root) ?? new OriginalNodes(root);
    this.#ofRoots.set(root, nodes);
    return nodes;
  }

  readonly #root: Node;
  readonly #observer = new MutationObserver(records => this.#collect(records));
  /** The translator's changes, in their order. */
  #changes: Change[] = [];
  readonly #removed = new WeakSet<Node>();

  private constructor(root: Node) {
    this.#root = root;
  }

  restore(): void {
    this.#collect(this.#observer.takeRecords());
    const changes: Change[] = [];
    for (const change of this.#changes.reverse()) {
      const {target, added, removed, next} = change;
      remove(target, added);
      // Nodes that were moved out of sight of the observer, into a wrapper that was added later.
      const moves = removed.flatMap((node): Change[] => {
        const {parentNode, nextSibling} = node;
        if (!parentNode) return [];
        return [{target: parentNode, added: [node], removed: [], next: nextSibling}];
      });
      insert(target, removed, next);
      changes.unshift(change, ...moves);
    }
    this.#changes = changes;
    this.#observer.takeRecords();
  }

  translate(): void {
    const changed = new Set<Node>();
    for (const {target} of this.#observer.takeRecords())
      changed.add((target.nodeType === Node.TEXT_NODE && target.parentNode) || target);
    this.#changes = this.#changes.filter(({target, added, removed, next}) => {
      const isChanged =
        changed.has(target) ||
        added.some(({parentNode}) => parentNode && changed.has(parentNode)) ||
        !(isWrapper(target) || this.#root.contains(target));
      if (isChanged) changed.add(target);
      else {
        remove(target, removed);
        insert(target, added, next);
      }
      return !isChanged;
    });
    this.#observer.observe(this.#root, {childList: true, characterData: true, subtree: true});
    this.#observer.takeRecords();
  }

  #collect(records: readonly MutationRecord[]): void {
    for (const {type, target, addedNodes, removedNodes, nextSibling: next} of records) {
      if (type !== 'childList') continue;
      const [added, removed] = [[...addedNodes], [...removedNodes]];
      for (const node of removed) this.#removed.add(node);
      // Elements that are only added, such as a password manager's button, are left alone.
      const isReplacement = (node: Node) =>
        isWrapper(node) || node.nodeType === Node.TEXT_NODE || this.#removed.has(node);
      if (removed.length > 0 || added.some(isReplacement))
        this.#changes.push({target, added, removed, next});
    }
  }
}

/**
 * Renders into the nodes of a shadow root, whatever a page translator has made of them.
 * @param root the shadow root, also for an element inside that renders a part of it
 */
export function renderInto(root: Node, render: () => void): void {
  const nodes = OriginalNodes.of(root);
  nodes.restore();
  try {
    render();
  } finally {
    nodes.translate();
  }
}
