import {createContext} from '@lit/context';
import {english} from '../messages/catalogues.js';
import {Translator} from '../messages/translator.js';

/** The state that a widget shares with its page; replaced, never mutated. */
export interface Ui {
  readonly translator: Translator;
  /** A request is in flight: nothing else can be sent. */
  readonly busy: boolean;
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
