import type {AddressInfo} from 'node:net';
import {closeOnSignal} from '../../server/node.js';
import {startProgram} from '../program.js';
import {readSettings, type Settings} from '../settings/settings.js';
import {servedRoutes, table} from './served-routes.js';

/** What the operator reads when the program is up. */
function report(settings: Settings, port: number): string {
  const {publicOrigin, basePath, identity, database} = settings;
  return table([
    ['listening on', `${settings.host}:${port}`],
    ['ready when', `${publicOrigin}${basePath}/ready answers 200`],
    ['customers', identity.by],
    ['database', 'url' in database ? 'PostgreSQL' : `PGlite in ${database.folder}`],
    ...servedRoutes(settings),
  ]);
}

/** `flatpeak-connect server`: runs until a signal ends it. */
export async function runServer(): Promise<void> {
  const settings = readSettings(process.env);
  const program = await startProgram(settings);
  const {port} = program.http.address() as AddressInfo;
  console.log(`The companion is running.\n\n${report(settings, port)}`);
  closeOnSignal(program.server, program.http, {
    delay: settings.closeDelay,
    onClosed: () => program.close(),
  });
}
