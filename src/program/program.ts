import {createServer, type IncomingMessage, type Server} from 'node:http';
import {
  createFlatpeakServer,
  sharedSecretVerifier,
  signatureVerifier,
  type ConnectedTariff,
  type FlatpeakServer,
  type ReceivedEvent,
} from '../server/index.js';
import {scheduleCatchUp, toNodeListener} from '../server/node.js';
import {createBackendApi} from './backend-api.js';
import {createCors} from './cors.js';
import {openDatabase} from './database.js';
import {DeviceReader} from './identity/device.js';
import {identityBy} from './identity/identity.js';
import {createLinkRoute} from './link/link-route.js';
import {logError} from './log.js';
import {Senders} from './senders.js';
import type {Settings} from './settings/settings.js';
import {startDelivery} from './site-webhooks/delivery.js';
import {Outbox} from './site-webhooks/outbox.js';
import {createWidgetFiles} from './widget-files.js';

/** The companion as a program: listening, and at work in the background. */
export interface Program {
  readonly http: Server;
  readonly server: FlatpeakServer;
  /** Ends what runs in the background, and closes the database. */
  close(): Promise<void>;
}

/** A session that has ended. Ids only: the site's backend reads the rest from the API. */
const connectedBody = ({
  customer,
  locationId,
  direction,
  tariffType,
  outcome,
  pending,
}: ConnectedTariff) => ({
  customer,
  location_id: locationId,
  direction,
  tariff_type: tariffType,
  pending,
  outcome,
});

/** An event as the service sent it, with the customers that it concerns. */
const eventBody = ({id, locationId, customers, time_created, data}: ReceivedEvent) => ({
  event_id: id,
  location_id: locationId,
  customers,
  time_created,
  data,
});

/**
 * Starts the companion.
 * @throws Error if the database cannot be opened, or the port is taken
 */
export async function startProgram(
  settings: Settings,
  onError: (error: unknown) => void = logError,
): Promise<Program> {
  const {publicOrigin, basePath, siteWebhooks, backendKey} = settings;
  const identity = await identityBy(settings.identity, onError);
  const senders = new Senders(identity, new DeviceReader(settings.identity.by, onError));
  const database = await openDatabase(settings.database, onError);
  const outbox = siteWebhooks && (await Outbox.open(database.client));

  /** Standard Webhooks: the type is in the body, with a time. */
  const post = async (id: string, type: string, data: object): Promise<void> => {
    const timestamp = new Date().toISOString();
    await outbox?.add(id, type, JSON.stringify({type, timestamp, data}));
  };

  const server = createFlatpeakServer({
    accountId: settings.accountId,
    apiKey: settings.apiKey,
    apiVersion: settings.apiVersion,
    ...(settings.apiUrl && {apiUrl: settings.apiUrl}),
    ...(settings.connectApiUrl && {connectApiUrl: settings.connectApiUrl}),
    basePath,
    callbackUrl: `${publicOrigin}${basePath}/callback`,
    connectUrl: settings.connectPage,
    returnUrl: settings.returnUrl ?? settings.connectPage,
    allowedOrigins: settings.allowedOrigins,
    allowHttp: settings.allowHttp,
    store: database.store,
    getCustomerId: request => senders.customerOf(request),
    getDeviceReference: request => senders.deviceOf(request),
    ...(settings.webhooks && {
      webhook: {
        verify:
          settings.webhooks === 'signature'
            ? signatureVerifier()
            : sharedSecretVerifier(settings.webhooks.secret),
      },
    }),
    onConnected: tariff =>
      post(
        `msg_${tariff.idempotencyKey}`,
        tariff.outcome === 'saved' ? 'connected' : 'disconnected',
        connectedBody(tariff),
      ),
    onEvent: event => post(`msg_${event.id}`, event.type, eventBody(event)),
    onError,
  });

  const backendApi =
    backendKey === undefined
      ? undefined
      : createBackendApi({
          server,
          key: backendKey,
          onError,
          as: (signedIn, request) => senders.run({signedIn}, () => server.fetch(request)),
        });

  const cors = createCors(settings.allowedOrigins);
  const openLink = createLinkRoute({server, settings, onError});
  const widgetFile = createWidgetFiles(server.basePath);
  const listener = toNodeListener(
    {
      basePath: server.basePath,
      async fetch(request) {
        const file = widgetFile(request);
        if (file) return file;
        // It has no CORS headers: its `Location` holds the connect token.
        const link = await openLink(request);
        const response =
          link ??
          cors.preflight(request) ??
          (await backendApi?.(request)) ??
          (await server.fetch(request));
        if (!link) cors.allow(request, response);
        // Anybody can make a browser send a GET, and the form of a link's page repeats its URL.
        const isOwn = !link && request.method === 'POST' && response.status < 400;
        const cookie = isOwn ? identity.cookieFor?.(request) : undefined;
        if (cookie !== undefined) response.headers.append('set-cookie', cookie);
        return response;
      },
    },
    {origin: publicOrigin},
  );
  const http = createServer((message: IncomingMessage, reply) => {
    senders.run({address: message.socket.remoteAddress}, () => listener(message, reply));
  });
  const stops = [
    scheduleCatchUp(server, {onError}),
    ...(outbox ? [startDelivery({outbox, settings: siteWebhooks, onError})] : []),
  ];
  const close = async () => {
    await Promise.all(stops.map(stop => stop()));
    await database.close();
  };
  try {
    await new Promise<void>((resolve, reject) => {
      http.once('error', reject).listen(settings.port, settings.host, resolve);
    });
  } catch (error) {
    await close();
    throw error;
  }
  return {http, server, close};
}
