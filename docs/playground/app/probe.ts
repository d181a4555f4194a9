import type {Scheme} from '../theme/schemes.js';

/** Computes CSS colors in light or in dark, with an element that is never seen. */
export class ColorProbe {
  readonly #element = document.createElement('span');

  constructor(root: ParentNode & Node) {
    this.#element.hidden = true;
    root.append(this.#element);
  }

  /** The computed color; undefined if the text is none. */
  compute(color: string, scheme: Scheme): string | undefined {
    const {style} = this.#element;
    style.colorScheme = scheme;
    style.color = '';
    style.color = color;
    return style.color ? getComputedStyle(this.#element).color : undefined;
  }
}
