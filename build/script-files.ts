/** A chunk of the module, by the form of its name: `flatpeak-<chunk>-<hash>.mjs`. */
const CHUNK = /^flatpeak-(?!classic-)[a-z]+-[\w-]{8}\.mjs$/;

/** The chunk of the classic script. */
const CLASSIC_CHUNK = /^flatpeak-classic-[\w-]{8}\.mjs$/;

/** What a page needs beside either: the languages and the licences. */
const COMPANIONS = /^(messages(\/.+\.json)?|licenses\.md)$/;

/** Whether a page with the module needs a file or folder of the scripts for sites. */
export const isModuleFile = (path: string): boolean =>
  path === 'flatpeak-connect.mjs' || CHUNK.test(path) || COMPANIONS.test(path);

/** Whether a page with the classic script needs it. */
export const isClassicFile = (path: string): boolean =>
  path === 'flatpeak-connect.js' || CLASSIC_CHUNK.test(path) || COMPANIONS.test(path);
