import {CONNECT_URL} from '../core/connect-url.js';
import type {TriggerSettings} from '../elements/connect/triggers.js';
import {loadOnDemand} from './load-on-demand.js';

/** The settings of the page's triggers, and when to load. */
export interface LoaderSettings extends TriggerSettings {
  /** Loads once the browser is idle, even if no customer means to press a trigger. */
  readonly loadWhenIdle?: boolean;
}

/**
 * Loads the elements when a customer means to use them, in place of `import 'flatpeak-connect'`. Does
 * nothing outside a browser.
 * @returns loads the elements now; rejects if that fails
 */
export function installLoader(settings: LoaderSettings = {}): () => Promise<void> {
  const {loadWhenIdle = false, ...triggers} = settings;
  if (!('document' in globalThis)) return () => Promise.resolve();
  return loadOnDemand({
    async load() {
      // eslint-disable-next-line no-restricted-syntax -- a bundler makes a chunk of it
      const {configureTriggers} = await import('../index.js');
      if (Object.keys(triggers).length > 0) configureTriggers(triggers);
    },
    connectUrl: triggers.connectUrl ?? CONNECT_URL,
    loadWhenIdle,
  });
}
