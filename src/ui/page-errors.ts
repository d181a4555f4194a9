import {html} from 'lit';
import type {Rejection} from '../core/index.js';
import type {Translator} from '../messages/translator.js';
import {laterParts} from './later-parts.js';

/** One message a field; the message of the whole page has the empty name. */
export type PageErrors = ReadonlyMap<string, string>;

/**
 * The service's objection to an answer, as the error of a field or of the page.
 * @param fields the field that an error code is about; other codes are about the whole page
 */
export function errorsOf(
  problem: Rejection | undefined,
  kind: string,
  fields: Readonly<Record<string, string>>,
  translator: Translator,
): PageErrors {
  if (!problem) return new Map();
  const {code, message} = problem;
  const field = Object.hasOwn(fields, code) ? (fields[code] ?? '') : '';
  const known = translator.find([`${kind}.error.${code}`, `error.${code}`]);
  return new Map([[field, known ?? (message || translator.text('error.problem'))]]);
}

/** The errors without that of a field that is being corrected, and without that of the page. */
export function withoutField(errors: PageErrors, field: string): PageErrors {
  if (!errors.has(field) && !errors.has('')) return errors;
  return new Map([...errors].filter(([name]) => name !== field && name !== ''));
}

/** Focuses the first error and scrolls it into view. */
export function focusFirstError(root: ParentNode): void {
  const invalid = root.querySelector<HTMLElement>('[aria-invalid="true"], .problem');
  invalid?.focus();
  invalid?.scrollIntoView({block: 'nearest'});
}

/** The error of the whole page, or those of several fields. */
export function problemNotice(
  errors: PageErrors,
  several: PageErrors,
  translator: Translator,
): unknown {
  const message = errors.get('');
  return message
    ? html`<p class="notice problem" part="problem">${message}</p>`
    : laterParts.errorList?.(several, translator);
}
