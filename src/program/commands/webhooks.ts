import {openDatabase} from '../database.js';
import {readSettings} from '../settings/settings.js';
import {Outbox} from '../site-webhooks/outbox.js';

/** `flatpeak-connect webhooks [resend [id]]`: the webhooks that the site did not take. */
export async function runWebhooks([action, id]: readonly string[]): Promise<void> {
  const {database: settings} = readSettings(process.env);
  const database = await openDatabase(settings, console.error);
  try {
    const outbox = await Outbox.open(database.client);
    if (action === 'resend') {
      console.log(`${await outbox.resend(id)} sent again. The running server delivers them.`);
      return;
    }
    const dead = await outbox.dead();
    for (const {id, type, attempts, lastResult} of dead)
      console.log(`${id}  ${type}  ${attempts} attempts, the last answer was ${lastResult}`);
    console.log(`${dead.length} were given up.`);
  } finally {
    await database.close();
  }
}
