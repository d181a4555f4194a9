import type {ListOption, OptionListView} from './option-list-view.js';
import {normalize} from '../format/search.js';

/** Options on top of a list. */
export interface ListGroup {
  readonly name: 'chosen' | 'common';
  readonly options: readonly ListOption[];
}

/** What the customer chose before, and what most customers choose; groups without options are left out. */
export function groupsOnTop({options, selected, common = []}: OptionListView): ListGroup[] {
  const wanted = typeof common === 'string' ? common.split(',') : common;
  const find = (nameOrId: string) => {
    const name = normalize(nameOrId);
    return options.find(option => option.id === nameOrId.trim() || normalize(option.name) === name);
  };
  const groups: readonly ListGroup[] = [
    {name: 'chosen', options: options.filter(({id}) => id === selected)},
    {name: 'common', options: [...new Set(wanted.flatMap(nameOrId => find(nameOrId) ?? []))]},
  ];
  return groups.filter(group => group.options.length > 0);
}
