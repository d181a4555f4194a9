/** A chunk of the module, by the form of its name: `flatpeak-<chunk>-<hash>.mjs`. */
const CHUNK = /^flatpeak-[a-z]+-[\w-]{8}\.mjs$/;

/** What a page with the module needs beside it: its chunks, the languages and the licences. */
const COMPANIONS = /^(messages(\/.+\.json)?|licenses\.md)$/;

/** Whether a page with the module needs a file or folder of the scripts for sites. */
export const isModuleFile = (path: string): boolean =>
  path === 'flatpeak-connect.mjs' || CHUNK.test(path) || COMPANIONS.test(path);
