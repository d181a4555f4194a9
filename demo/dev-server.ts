import type {IncomingMessage, Server, ServerResponse} from 'node:http';
import {fileURLToPath} from 'node:url';
import {createServer} from 'vite';

/** Serves the widget from `src`, and reloads pages when it changes. */
export interface DevServer {
  /** A page that loads the widget from its sources, and Vite's client, which reloads the page. */
  withSources(html: string): string;
  serve(request: IncomingMessage, response: ServerResponse, next: () => void): void;
  close(): Promise<void>;
}

/** @param server the site's, which also takes the connections by which pages are reloaded */
export async function startDevServer(server: Server): Promise<DevServer> {
  const vite = await createServer({
    root: fileURLToPath(new URL('..', import.meta.url)),
    mode: 'dev',
    logLevel: 'warn',
    server: {middlewareMode: true, ws: {server}, hmr: {overlay: false}},
  });
  return {
    withSources,
    serve: (request, response, next) => vite.middlewares(request, response, next),
    close: () => vite.close(),
  };
}

/** The source of each built script. */
const SOURCES: Readonly<Record<string, string>> = {
  'flatpeak-connect.mjs': '/src/cdn/module-script.ts',
  'flatpeak-connect.js': '/demo/dev-classic-script.ts',
};

const BUILT_SCRIPT = /<script [^>]*src="\/(flatpeak-connect\.m?js)"[^>]*>/g;

const withSources = (html: string): string =>
  html
    .replace(BUILT_SCRIPT, (_, name: string) => `<script type="module" src="${SOURCES[name]}">`)
    .replace('<script', '<script type="module" src="/@vite/client"></script>$&');
