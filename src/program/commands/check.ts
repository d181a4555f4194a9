import {ApiError, FlatpeakApi} from '../../server/index.js';
import {openDatabase} from '../database.js';
import {identityBy} from '../identity/identity.js';
import {readSettings, type Settings} from '../settings/settings.js';
import {servedRoutes, table} from './served-routes.js';

type Check = (settings: Settings) => Promise<string>;

/** What is tried, in this order. Each answers with a sentence, or throws. */
const CHECKS: Readonly<Record<string, Check>> = {
  async 'key of Flatpeak'({accountId, apiKey, apiVersion, apiUrl}) {
    const api = new FlatpeakApi({accountId, apiKey, apiVersion, ...(apiUrl && {apiUrl})});
    await api.events({limit: 1});
    return `The service accepts it, with the API version ${apiVersion}.`;
  },
  async customers({identity}) {
    await identityBy(identity);
    return `They are known by ${identity.by}.`;
  },
  async database({database}) {
    const opened = await openDatabase(database, () => {});
    try {
      await opened.client.query('SELECT 1');
    } finally {
      await opened.close();
    }
    return 'It answers.';
  },
};

const sentence = (error: unknown): string => {
  if (error instanceof ApiError && error.status === 403)
    return 'The service refuses account and key. Copy both again, and mind live and test.';
  return error instanceof Error ? error.message : String(error);
};

/** `flatpeak-connect check`: tries what the program needs, and says what works and what it serves. */
export async function runCheck(): Promise<void> {
  const settings = readSettings(process.env);
  for (const [name, check] of Object.entries(CHECKS)) {
    try {
      console.log(`ok      ${name}: ${await check(settings)}`);
    } catch (error) {
      process.exitCode = 1;
      console.error(`not ok  ${name}: ${sentence(error)}`);
    }
  }
  console.log(`\nThe program serves:\n\n${table(servedRoutes(settings))}`);
}
