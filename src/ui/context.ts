import {createContext} from '@lit/context';
import {english} from '../messages/catalogues.js';
import {Translator} from '../messages/translator.js';

/** What every part of one widget shares; replaced, never mutated. */
export interface Ui {
  readonly words: Translator;
  /** An answer is on its way: nothing else can be sent. */
  readonly busy: boolean;
}

export const uiContext = createContext<Ui>('flatpeak-ui');

/** For a page that is drawn alone, by a test or a gallery. */
export const defaultUi: Ui = {
  // Made anew, for English is not all there from the first.
  get words() {
    return new Translator('en', english);
  },
  busy: false,
};
