import type {NativeOption} from '../controls/native-options.js';
import {NOT_COUNTRIES} from './deferred-country-lists.js';

/** All countries that `Intl` can name, by their codes, in the order of their names in a language. */
export function allCountries(lang: string): readonly NativeOption[] {
  const names = new Intl.DisplayNames(lang, {type: 'region', fallback: 'none'});
  const {compare} = new Intl.Collator(lang);
  const others: readonly string[] = NOT_COUNTRIES.match(/../g) ?? [];
  const letters = Array.from({length: 26}, (_, index) => String.fromCharCode(65 + index));
  return letters
    .flatMap(first => letters.map(second => first + second))
    .filter(code => !others.includes(code))
    .map(value => ({value, label: names.of(value) ?? ''}))
    .filter(({label}) => label)
    .sort((a, b) => compare(a.label, b.label));
}
