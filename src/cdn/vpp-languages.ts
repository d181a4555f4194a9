import {source} from '../messages/catalogues.js';
import {withVppKeys, type VppMessages} from '../messages/vpp/en.js';

/** The SRI hash of each language's file. Defined by the build: see build/language-files.ts. */
declare const VPP_LANGUAGES_HASHES: Readonly<Record<string, string>>;

/**
 * Loads the texts for virtual power plants from beside the script. The build puts this module in place
 * of messages/vpp/languages.ts.
 */
export const VPP_LANGUAGES: Readonly<Record<string, () => Promise<VppMessages>>> =
  Object.fromEntries(
    Object.entries(VPP_LANGUAGES_HASHES).map(([language, hash]) => [
      language,
      async () => withVppKeys(await source.load(`vpp-${language}`, hash)),
    ]),
  );
