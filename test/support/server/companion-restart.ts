import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {TestContext} from 'node:test';
import {tokenOf} from './companion.js';
import {startProcesses, type CompanionProcess} from './companion-processes.js';

/** Companions as processes, one after another on the same folder of a PGlite. */
export async function startOnFolder(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'flatpeak-pglite-'));
  const processes = await startProcesses(t, folder);
  // After the processes have ended: hooks run in the order in which they were registered.
  t.after(() => rmSync(folder, {recursive: true}));
  return {
    ...processes,

    /** Opens a session at a process, and finishes it. */
    async finishSession({post}: CompanionProcess): Promise<string> {
      const {connect_token} = await tokenOf(await post('connect-token'));
      await processes.companion.finish(connect_token);
      return connect_token;
    },
  };
}
