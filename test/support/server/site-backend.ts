import {EventEmitter, once} from 'node:events';
import {Webhook} from 'standardwebhooks';
import {listen, type Scope} from './listen.js';
import {WEBHOOK_SECRET} from './program.js';

/** A webhook that the backend of the site has received and verified. */
export interface SiteWebhook {
  /** The header `webhook-id`. */
  readonly id: string;
  readonly type: string;
  readonly timestamp: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The backend of a site, which verifies the webhooks that it receives. */
export async function siteBackend(t: Scope) {
  const got: SiteWebhook[] = [];
  const arrivals = new EventEmitter();
  const url = await listen(t, (message, reply) => {
    let body = '';
    message.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    message.on('end', () => {
      const headers = message.headers as Record<string, string>;
      const content = new Webhook(WEBHOOK_SECRET).verify(body, headers) as Omit<SiteWebhook, 'id'>;
      got.push({id: headers['webhook-id'] ?? '', ...content});
      reply.writeHead(204).end();
      arrivals.emit('arrival');
    });
  });
  return {
    got,
    /** The settings of a program that sends its webhooks here. */
    env: {FLATPEAK_SITE_WEBHOOK_URL: url, FLATPEAK_SITE_WEBHOOK_SECRET: WEBHOOK_SECRET},
    /** The webhooks of a type. */
    of: (type: string) => got.filter(each => each.type === type),
    /** Waits until it has received so many of a type. */
    async has(count: number, type: string): Promise<void> {
      while (this.of(type).length < count) await once(arrivals, 'arrival');
    },
    /** Waits for the webhook with an id. */
    async receives(id: string): Promise<SiteWebhook> {
      for (;;) {
        const found = got.find(each => each.id === id);
        if (found) return found;
        await once(arrivals, 'arrival');
      }
    },
    /** Waits for a webhook of a type, and returns its data. */
    async gets(type: string): Promise<SiteWebhook['data']> {
      await this.has(1, type);
      return this.of(type)[0]?.data ?? {};
    },
  };
}
