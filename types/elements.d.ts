import type {FlatpeakConnect, FlatpeakPrices, FlatpeakTariffSettings} from 'flatpeak-connect';

/** The elements that a host places, by their tags. */
export interface Elements {
  'flatpeak-connect': FlatpeakConnect;
  'flatpeak-tariff-settings': FlatpeakTariffSettings;
  'flatpeak-prices': FlatpeakPrices;
}

/** What is new in one of them since HTMLElement and Lit: its properties, but for its methods. */
type Own<E> = Exclude<
  keyof E,
  keyof import('lit').LitElement | 'start' | 'close' | 'back' | 'refresh'
>;

/** What no attribute can say. */
type PropertyOnly = 'address' | 'addressLookup' | 'fetchToken' | 'prices' | 'now' | 'messages';

/** `tokenUrl` as an attribute is written: `token-url`. */
type Kebab<Name> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `-${Lowercase<First>}`}${Kebab<Rest>}`
  : '';

/** The properties of an element. */
export type Properties<E> = {[Name in Own<E> & keyof E]?: E[Name] | undefined};

/** The attributes of an element that HTML does not know. */
export type Attributes<E> = {
  [Name in Exclude<Own<E>, PropertyOnly> & keyof E as Kebab<Name>]?: E[Name] | undefined;
};

/** The events that a host hears, by their names. */
export type Events = {
  [
    Name in keyof HTMLElementEventMap as Name extends `flatpeak-${string}` ? Name : never
  ]: HTMLElementEventMap[Name];
};

/** Listeners for the events, by their names after a prefix such as `on`. */
export type Listeners<Prefix extends string> = {
  [Name in keyof Events as `${Prefix}${Name}`]?: ((event: Events[Name]) => void) | undefined;
};
