import type {FlatpeakServer, SqlClient} from 'flatpeak-connect/server';
import {createFlatpeakServer, signatureVerifier, sqlStore} from 'flatpeak-connect/server';

/** The worker's bindings. */
interface Env {
  FLATPEAK_ACCOUNT_ID: string;
  FLATPEAK_API_KEY: string;
  /** Only for a simulator. */
  FLATPEAK_API_URL?: string;
  /** The origin of the site, such as `https://shop.example`. */
  ORIGIN: string;
  /** The site's sessions: who is signed in, by the session's id. */
  SESSIONS: {get(id: string): Promise<string | null>};
  /** A driver of PostgreSQL that runs in a worker. */
  DATABASE: SqlClient;
}

let server: FlatpeakServer | undefined;

/** One companion per worker, so that it logs in once and not for each request. */
const flatpeak = (env: Env) =>
  (server ??= createFlatpeakServer({
    accountId: env.FLATPEAK_ACCOUNT_ID,
    apiKey: env.FLATPEAK_API_KEY,
    apiUrl: env.FLATPEAK_API_URL,
    store: sqlStore(env.DATABASE),
    getCustomerId({headers}) {
      const [, id] = /(?:^|; )session=([^;]+)/.exec(headers.get('cookie') ?? '') ?? [];
      return id === undefined ? null : env.SESSIONS.get(id);
    },
    connectUrl: `${env.ORIGIN}/`,
    callbackUrl: `${env.ORIGIN}/flatpeak/callback`,
    webhook: {verify: signatureVerifier()},
  }));

/** For Cloudflare Workers and other runtimes that call a module's `fetch`. */
export default {
  fetch: (request: Request, env: Env) => flatpeak(env).fetch(request),

  /** Fetches events whose webhook was not delivered. */
  scheduled(_event: unknown, env: Env, context: {waitUntil(work: Promise<unknown>): void}) {
    context.waitUntil(flatpeak(env).catchUp());
  },
};
