import express from 'express';
import type {FlatpeakServerOptions} from 'flatpeak-connect/server';
import {createFlatpeakServer} from 'flatpeak-connect/server';
import {toNodeListener} from 'flatpeak-connect/server/node';

/**
 * The companion in an Express app.
 * @param options as in server.ts: the account, who is signed in, the URLs, a store
 * @param middleware what the app has before it: body parsers, sessions
 */
export function expressApp(
  options: FlatpeakServerOptions,
  middleware: express.RequestHandler[] = [],
) {
  const app = express();
  for (const one of middleware) app.use(one);
  // Whatever is not below /flatpeak is passed on.
  app.use(toNodeListener(createFlatpeakServer(options)));
  app.get('/', (_request, response) => {
    response.send('The rest of the site.');
  });
  return app;
}
