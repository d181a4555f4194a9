import {ApiError} from './error.js';
import {printable} from './printable.js';

/** A value of a response that could not be read, by its place. */
export interface UnreadableValue {
  readonly path?: readonly PropertyKey[] | undefined;
}

/** How many causes are remembered. */
const MAX_CAUSES = 1000;

/**
 * Reports what was left out of responses: each kind of place once, since a service that writes one
 * odd value writes it every time.
 */
export class UnreadableValues {
  readonly #onError: (error: ApiError) => void;
  readonly #reported = new Set<string>();

  constructor(onError: (error: ApiError) => void) {
    this.#onError = onError;
  }

  /** @param name of the request, as in messages */
  report(name: string, values: readonly UnreadableValue[]): void {
    const places = [...new Set(values.map(placeOf))].filter(
      place => !this.#reported.has(`${name} ${place}`),
    );
    if (places.length === 0) return;
    if (this.#reported.size > MAX_CAUSES) this.#reported.clear();
    for (const place of places) this.#reported.add(`${name} ${place}`);
    this.#onError(
      new ApiError(
        'protocol',
        `Flatpeak's response to ${name} has values that could not be read, and is used without them: ${places.join(', ')}.`,
      ),
    );
  }
}

/** The path with a star for each index. Keys of records are the service's own. */
const placeOf = ({path = []}: UnreadableValue): string =>
  printable(path.map(key => (typeof key === 'number' ? '*' : String(key))).join('.') || 'body');
