import {primaryLanguage} from '../catalogues.js';
import {Translator} from '../translator.js';
import {vppEn, type VppKey, type VppMessages} from './en.js';
import {VPP_LANGUAGES} from './languages.js';

export type {VppKey};

const loaded = new Map<string, VppMessages>([['en', vppEn]]);
const loading = new Map<string, Promise<void>>();

/**
 * Loads the texts of a language (BCP 47), once. Never rejects: without them the pages are in English,
 * and the next page tries again.
 */
export function loadVppMessages(lang: string): Promise<void> {
  const language = primaryLanguage(lang);
  const load = VPP_LANGUAGES[language];
  if (loaded.has(language) || !load) return Promise.resolve();
  const running =
    loading.get(language) ??
    load().then(
      messages => void loaded.set(language, messages),
      (error: unknown) => {
        loading.delete(language);
        // eslint-disable-next-line no-console -- for the site's developers; the customer reads English
        console.warn(`Could not load the "${language}" messages; falling back to English.`, error);
      },
    );
  loading.set(language, running);
  return running;
}

const translators = new WeakMap<Translator, {readonly of: VppMessages; readonly to: Translator}>();

/**
 * A translator that also has the texts for virtual power plants; those that a site has replaced take
 * precedence.
 */
export function vppTranslator(translator: Translator): Translator {
  const {lang, messages} = translator;
  const added = loaded.get(messages.lang) ?? vppEn;
  const known = translators.get(translator);
  if (known?.of === added) return known.to;
  const to = new Translator(lang, {...added, ...messages});
  translators.set(translator, {of: added, to});
  return to;
}

/** Whether the texts of the language of a translator can still be loaded. */
export const lacksVppMessages = ({messages: {lang}}: Translator): boolean =>
  !loaded.has(lang) && Object.hasOwn(VPP_LANGUAGES, lang);
