import {CONNECT_URL} from '../core/connect-url.js';
import {loadOnDemand} from '../loader/load-on-demand.js';
import {importVerified} from './import-verified.js';

/** The SRI hash of the module beside the loader. Defined by the build: see vite.config.ts. */
declare const MODULE_HASH: string;

const MODULE = 'flatpeak-connect.mjs';

/** What the module exports for its loader. */
interface Module {
  configureTriggersBy(script: Element | null | undefined): void;
}

/**
 * Loads the module beside the loader's script when a customer means to use it.
 * @param script the loader's tag, with the settings of the page's triggers
 * @param url the loader's own
 * @returns loads the elements now; rejects if that fails
 */
export function startLoader(
  script: HTMLScriptElement | null | undefined,
  url: string,
): () => Promise<void> {
  return loadOnDemand({
    async load() {
      const loaded = (await importVerified(MODULE, url, MODULE_HASH)) as Module;
      loaded.configureTriggersBy(script);
    },
    connectUrl: script?.dataset['connectUrl'] ?? CONNECT_URL,
    loadWhenIdle: script?.dataset['load'] === 'idle',
  });
}
