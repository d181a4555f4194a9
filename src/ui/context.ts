import {createContext, type ContextProvider} from '@lit/context';
import {english} from '../messages/catalogues.js';
import {Translator} from '../messages/translator.js';
import type {AddressLookup, KnownAddress} from './address/lookup.js';

/** The state that a widget shares with its page; replaced, never mutated. */
export interface Ui {
  readonly translator: Translator;
  /** A request is in flight: nothing else can be sent. */
  readonly busy: boolean;
  /** The provider that the customer chose. */
  readonly provider?: object | undefined;
  /** Names or ids of the providers that the site's customers have most often. */
  readonly commonProviders?: string | readonly string[] | undefined;
  /** The last page closes by itself. */
  readonly autoClose?: boolean;
  /** What the site knows of the customer's address. */
  readonly address?: KnownAddress | undefined;
  /** The site's address look-up. */
  readonly addressLookup?: AddressLookup | undefined;
}

export const uiContext = createContext<Ui>('flatpeak-ui');

/** For a page without a widget around it, in a test or a gallery. */
export const defaultUi: Ui = {
  // A getter, because the English messages are incomplete until the deferred chunk has loaded.
  get translator() {
    return new Translator('en', english);
  },
  busy: false,
};

/** Replaces the shared state, if anything in it has changed: pages then update. */
export function shareUi(provider: ContextProvider<typeof uiContext>, ui: Ui): void {
  const names = Object.keys(ui) as (keyof Ui)[];
  if (names.some(name => ui[name] !== provider.value[name])) provider.setValue(ui);
}
