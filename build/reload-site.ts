import {fileURLToPath} from 'node:url';
import type {Plugin} from 'vite';

const SITE = fileURLToPath(new URL('../demo/site/', import.meta.url));

/** Development server: reloads the pages of the demo when a file of theirs changes. */
export function reloadSite(): Plugin {
  return {
    name: 'reload-site',
    apply: 'serve',
    // The site's files are served as they are, so Vite's module graph does not contain them.
    handleHotUpdate({file, server}) {
      if (file.startsWith(SITE)) server.ws.send({type: 'full-reload'});
    },
  };
}
