import {createHash} from 'node:crypto';
import * as z from 'zod/mini';
import type {Identity, SignedIn} from './caller.js';

/** How long an answer is used again, in ms. */
const MAX_AGE_MS = 5000;

/** How many answers are kept. */
const MAX_ANSWERS = 10_000;

/** How long the site's backend has, in ms. */
const TIMEOUT_MS = 5000;

/** The headers by which the site knows its customer. */
const PASSED_ON = ['cookie', 'authorization'] as const;

const answer = z.object({customer: z.nullable(z.string()), device: z.optional(z.unknown())});

/**
 * Asks the site's backend who the customer is, with the customer's own cookie. It answers
 * `{"customer": "...", "device": "..."}`, or null or 401 if nobody is signed in. The device is optional.
 */
export function byIntrospection(url: URL, now = Date.now): Identity {
  const answers = new Map<string, {signedIn: Promise<SignedIn | undefined>; at: number}>();

  async function ask(headers: Record<string, string>): Promise<SignedIn | undefined> {
    const response = await fetch(url, {
      headers: {...headers, accept: 'application/json'},
      // Another address would get the customer's cookie.
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.status === 401) return undefined;
    if (!response.ok) throw new Error(`FLATPEAK_INTROSPECTION_URL answered ${response.status}.`);
    const {customer, device} = answer.parse(await response.json());
    return customer === null ? undefined : {customer, device};
  }

  return {
    async find({request}) {
      const headers = Object.fromEntries(
        PASSED_ON.flatMap(name => {
          const value = request.headers.get(name);
          return value === null ? [] : [[name, value] as const];
        }),
      );
      if (Object.keys(headers).length === 0) return undefined;
      const key = createHash('sha256').update(JSON.stringify(headers)).digest('hex');
      const known = answers.get(key);
      if (known && now() - known.at < MAX_AGE_MS) return known.signedIn;
      const signedIn = ask(headers);
      answers.delete(key);
      answers.set(key, {signedIn, at: now()});
      const [oldest] = answers.keys();
      if (answers.size > MAX_ANSWERS && oldest !== undefined) answers.delete(oldest);
      signedIn.catch(() => answers.delete(key));
      return signedIn;
    },
  };
}
