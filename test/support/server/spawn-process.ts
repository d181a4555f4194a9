import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';
import {DEFAULT_ACCOUNT_ID, DEFAULT_API_KEY} from '../../../src/simulator/index.js';
import type {Scope} from './listen.js';

/** Options of a companion as a process of its own. */
export interface ProcessOptions {
  /** The address of a PostgreSQL, or the folder of a PGlite. */
  database: string;
  upstreamUrl: string;
  /** Where callbacks go, as `POST {siteUrl}/event` and `/connected`; default nowhere. */
  siteUrl?: string;
  /** Where the keys of webhooks are; without it every delivery is taken for genuine. */
  jwksUrl?: string;
  /** Milliseconds for one request to the upstream. */
  timeout?: number;
  /** Whether all claims of before have expired when it starts. */
  expireClaims?: boolean;
}

export interface Process {
  /** Where it is reached, without a slash at the end. */
  url: string;
  /** Ends it without a chance to tidy up. */
  kill: () => Promise<void>;
}

/** Runs a program that announces its address, and ends it with the test. */
export async function spawnProgram(
  t: Scope,
  program: URL,
  env: Record<string, string | undefined> = {},
): Promise<Process> {
  const child = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(program)], {
    env: {...process.env, ...env},
    // Its input ends when this process does, however that comes about.
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  t.after(kill);
  const printed = once(createInterface(child.stdout), 'line') as Promise<[string]>;
  const died = ended.then(() => Promise.reject(new Error('The process ended before it began.')));
  const [url] = await Promise.race([printed, died]);
  return {url, kill};
}

/** Starts a companion server as a process of its own. */
export const spawnServer = (
  t: Scope,
  {database, upstreamUrl, siteUrl, jwksUrl, timeout, expireClaims}: ProcessOptions,
): Promise<Process> =>
  spawnProgram(t, new URL('process.ts', import.meta.url), {
    DATABASE_URL: database,
    UPSTREAM_URL: upstreamUrl,
    ACCOUNT_ID: DEFAULT_ACCOUNT_ID,
    API_KEY: DEFAULT_API_KEY,
    SITE_URL: siteUrl,
    JWKS_URL: jwksUrl,
    TIMEOUT: timeout?.toString(),
    EXPIRE_CLAIMS: expireClaims ? 'yes' : '',
  });
