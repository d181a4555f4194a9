import type {BrowserContext, Page} from 'playwright-core';
import {
  encodeMessage,
  parsePageMessage,
  type AppMessage,
  type PageMessage,
} from '../../../src/bridge/index.js';
import {PAGE_TIMEOUT_MS} from './launch.js';

interface Platform {
  /** A script that puts the app's object into the page. `appReceives` is the app's function. */
  readonly inject: string;
  /** The function by which the app sends a text to the page. */
  readonly send: string;
}

const PORT = '{postMessage: text => appReceives(text)}';
const EVALUATED = 'flatpeak.receive';

/** Every way in which apps connect with a page. */
export const PLATFORMS = {
  'React Native': {inject: `window.ReactNativeWebView = ${PORT}`, send: EVALUATED},
  iOS: {inject: `window.webkit = {messageHandlers: {flatpeak: ${PORT}}}`, send: EVALUATED},
  'Android, an interface': {inject: `window.FlatpeakBridge = ${PORT}`, send: EVALUATED},
  'Android, a message listener': {
    inject: `window.FlatpeakBridge = {onmessage: null, ...${PORT}}`,
    send: 'data => FlatpeakBridge.onmessage({data})',
  },
  'Flutter, a handler': {
    inject: `window.flutter_inappwebview = {
      callHandler: (name, text) => name === 'flatpeak' && appReceives(text),
    }`,
    send: EVALUATED,
  },
} satisfies Record<string, Platform>;

/** An app around the hosted page: what it received, and what it sends. */
export class NativeApp {
  readonly received: PageMessage[] = [];
  readonly #platform: Platform;
  readonly #page: Page;
  readonly #waiting = new Set<() => void>();

  private constructor(platform: Platform, page: Page) {
    this.#platform = platform;
    this.#page = page;
  }

  /** @param isLate the app's object comes when the test calls `inject` */
  static async around(
    context: BrowserContext,
    page: Page,
    platform: Platform = PLATFORMS['React Native'],
    isLate = false,
  ): Promise<NativeApp> {
    const app = new NativeApp(platform, page);
    await context.exposeFunction('appReceives', (text: string) => {
      const message = parsePageMessage(text);
      if (!message) throw new Error(`The app cannot read ${text}`);
      app.received.push(message);
      for (const look of app.#waiting) look();
    });
    if (!isLate) await page.addInitScript({content: platform.inject});
    return app;
  }

  async inject(): Promise<void> {
    await this.#page.evaluate(this.#platform.inject);
  }

  async send(message: AppMessage): Promise<void> {
    await this.#page.evaluate(
      `(${this.#platform.send})(${JSON.stringify(encodeMessage(message))})`,
    );
  }

  /** The first message of a type; waits for it. */
  async gets<Type extends PageMessage['type']>(
    type: Type,
    isWanted: (message: Extract<PageMessage, {type: Type}>) => boolean = () => true,
  ): Promise<Extract<PageMessage, {type: Type}>> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        const types = this.received.map(each => each.type).join(', ');
        reject(new Error(`No ${type} came. The app got: ${types}`));
      }, PAGE_TIMEOUT_MS);
      const look = () => {
        const found = this.received.find(
          (each): each is Extract<PageMessage, {type: Type}> =>
            each.type === type && isWanted(each as Extract<PageMessage, {type: Type}>),
        );
        if (!found) return;
        this.#waiting.delete(look);
        clearTimeout(timer);
        resolve(found);
      };
      this.#waiting.add(look);
      look();
    });
  }

  /** How many messages of a type have come. */
  count(type: PageMessage['type']): number {
    return this.received.filter(each => each.type === type).length;
  }
}
