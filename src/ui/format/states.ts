import type {NativeOption} from '../controls/native-options.js';
import {STATE_NAMES} from './deferred-country-lists.js';

/**
 * The states of a country, as a native list; empty if they are not known.
 * @param given a state of the service or the site, which can be written in any way
 */
export function statesOf(country: string, given: string): readonly NativeOption[] {
  const states = (STATE_NAMES as Partial<Record<string, string>>)[country]?.split('~') ?? [];
  return states.map(state => {
    const [, value, label = state] = /^([A-Z]{2,3}) (.+)/.exec(state) ?? [];
    return {value: label === given ? given : (value ?? label), label};
  });
}
