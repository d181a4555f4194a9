import type {AddressInfo} from 'node:net';
import {closeOnSignal} from '../../server/node.js';
import {startProgram} from '../program.js';
import {readSettings, type Settings} from '../settings/settings.js';

/** What the operator reads when the program is up. */
function report(settings: Settings, port: number): string {
  const {publicOrigin, basePath, identity, siteWebhooks, backendKey, webhooks, database} = settings;
  const base = publicOrigin + basePath;
  const rows: readonly (readonly [string, string])[] = [
    ['listening on', `${settings.host}:${port}`],
    ['for browsers', `${base}/connect-token, /tariffs, /prices, ...`],
    ['ready when', `${base}/ready answers 200`],
    ['customers', identity.by],
    ['database', 'url' in database ? 'PostgreSQL' : `PGlite in ${database.folder}`],
    ['webhooks of Flatpeak', webhooks ? `${base}/webhooks` : 'off'],
    ['webhooks to your site', siteWebhooks?.url.origin ?? 'off'],
    ['API for your backend', backendKey === undefined ? 'off' : `${base}/customers/{id}/...`],
  ];
  return rows.map(([name, value]) => `  ${name.padEnd(22)} ${value}`).join('\n');
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
