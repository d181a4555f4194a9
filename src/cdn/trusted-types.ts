import {withCopySuffix} from '../elements/register.js';

/** What browsers know as `trustedTypes`; absent where they do not know it. */
interface PolicyFactory {
  createPolicy(name: string, rules: Policy): Policy;
}

interface Policy {
  createHTML(html: string): string;
}

/**
 * Lit's policy for Trusted Types in the built script, under the script's own name. A name can
 * be given only once in a page, and the page may have a Lit of its own, which takes `lit-html`;
 * another copy of this script has a number, as its elements have. It is made when something is
 * drawn for the first time: a copy that only stands by asks the page's policy for nothing.
 */
export function templatePolicy(types: PolicyFactory): Policy {
  // Earlier copies have defined their elements by now, and this one has not.
  let copy = 1;
  while (customElements.get(withCopySuffix('flatpeak-server-error-page', copy))) copy += 1;
  let policy: Policy | undefined;
  return {
    createHTML: html =>
      (policy ??= types.createPolicy(withCopySuffix('flatpeak-connect', copy), {
        createHTML: text => text,
      })).createHTML(html),
  };
}
