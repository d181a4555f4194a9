import {VERSION} from './version.js';

/** Lit brings a registry to servers, too, but there is no document to define elements for. */
export const isBrowser = (): boolean => 'document' in globalThis;

/** Whether this copy's class is already defined, under any tag. */
export const isDefined = (element: CustomElementConstructor): boolean =>
  customElements.getName(element) !== null;

/**
 * Defines an element, unless that is already done. If another copy of the package owns the tag, it
 * gets the next free suffix; templates create elements by class, so the tag does not matter.
 */
export function register(tag: string, element: CustomElementConstructor, copy = 1): void {
  const name = withCopySuffix(tag, copy);
  const owner = customElements.get(name);
  // A class can have one tag only, so another tag needs a subclass.
  if (!owner) customElements.define(name, isDefined(element) ? class extends element {} : element);
  else if (owner !== element && !(owner.prototype instanceof element))
    register(tag, element, copy + 1);
}

/** Warns developers, once, that two copies of the package are loaded on the page. */
export function warnOfSecondCopy(tag: string, element: CustomElementConstructor): void {
  const owner = customElements.get(tag) as {version?: string} | undefined;
  if (!owner || isDefined(element)) return;
  const first = owner.version ?? 'another version';
  // eslint-disable-next-line no-console -- both copies work, but it is rarely intended
  console.warn(
    `flatpeak-connect ${VERSION} was loaded after ${first} on the same page: ` +
      `<${tag}> is ${first}'s, <${withCopySuffix(tag, 2)}> is ${VERSION}'s.`,
  );
}

/** The name itself for the first copy, with a numeric suffix for further copies. */
export const withCopySuffix = (name: string, copy: number): string =>
  copy === 1 ? name : `${name}-${copy}`;
