import {withCopySuffix} from '../elements/register.js';

/** The type of `trustedTypes`, which not every browser has. */
interface PolicyFactory {
  createPolicy(name: string, rules: Policy): Policy;
}

interface Policy {
  createHTML(html: string): string;
}

/**
 * Lit's Trusted Types policy in the built scripts, under a name of our own. A page can create a
 * policy name only once, and a Lit of the page's own creates `lit-html`. Further copies of this
 * script add the same suffix to the name as to their tags. The policy is created with the first
 * template, so that an unused copy needs no entry in the page's content security policy.
 */
export function templatePolicy(types: PolicyFactory): Policy {
  // Earlier copies have defined their elements by now; this copy has not.
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
