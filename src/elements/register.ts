import {VERSION} from './version.js';

/** On a server there is nothing to define: Lit brings a registry there, but there is no page. */
export const isBrowser = (): boolean => 'document' in globalThis;

/** Whether this copy's class is an element already, under whatever name. */
export const isDefined = (element: CustomElementConstructor): boolean =>
  customElements.getName(element) !== null;

/**
 * Defines an element, or does nothing where that was done already. The elements are made by
 * class, so another copy's classes only need names that are free.
 */
export function register(tag: string, element: CustomElementConstructor, copy = 1): void {
  const name = numbered(tag, copy);
  const taken = customElements.get(name);
  // A class has one name; for another one it takes a class of its own.
  if (!taken) customElements.define(name, isDefined(element) ? class extends element {} : element);
  else if (taken !== element && !(taken.prototype instanceof element))
    register(tag, element, copy + 1);
}

/** Tells the host's developers, once, that the page has two copies. */
export function warnOfAnother(tag: string, element: CustomElementConstructor): void {
  const taken = customElements.get(tag) as {version?: string} | undefined;
  if (!taken || isDefined(element)) return;
  // eslint-disable-next-line no-console -- both work, and it is rarely meant
  console.warn(
    `flatpeak-connect ${VERSION} is the second on this page, after ${taken.version ?? 'another'}: ` +
      `<${tag}> is of the first, and <${numbered(tag, 2)}> of this one.`,
  );
}

/** The name of the first copy's thing, and with a number of another's. */
export const numbered = (name: string, copy: number): string =>
  copy === 1 ? name : `${name}-${copy}`;
