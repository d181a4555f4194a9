import {isTariffKind, type TariffKind} from '../../core/index.js';
import type {TariffAction} from '../../ui/events.js';
import {elementKey} from '../connect/login/return-token.js';
import {tabStorage} from '../tab-storage.js';

/** The action that the customer chose, and the tariff that it is about. */
export interface TariffChoice {
  readonly action: TariffAction;
  readonly kind: TariffKind;
  /** Undefined for a new home. */
  readonly locationId?: string;
  /** The tariff's state and id at the time: a choice about another state is another session. */
  readonly tariffKey: string;
}

const keyOf = (element: Element) => `flatpeak-tariff-choice ${elementKey(element)}`;

/** Stores the choice, or null, for a reload and for the return from a provider's login. */
export const storeChoice = (element: Element, choice: TariffChoice | null): void =>
  tabStorage.set(keyOf(element), choice);

export function storedChoice(element: Element): TariffChoice | undefined {
  const choice = tabStorage.get(keyOf(element)) as Partial<TariffChoice> | null;
  const isChoice = typeof choice?.kind === 'string' && isTariffKind(choice.kind);
  return isChoice ? (choice as TariffChoice) : undefined;
}
