import {puppeteerCore} from '@web/test-runner-chrome';
import {browserFlags, findBrowser} from '../../browser.js';
import {findFirefox} from '../../engines.js';
import {WebKitLauncher} from '../../webkit-launcher.js';
import {PAGE_TIMEOUT_MS} from './launch.js';

/** A page in a fresh profile of any engine: as much as all of their drivers can. */
export interface EnginePage {
  goto(url: string): Promise<void>;
  /** Evaluates an expression, or awaits the promise that it gives. */
  evaluate(expression: string): Promise<unknown>;
  close(): Promise<void>;
}

type LaunchOptions = Parameters<typeof puppeteerCore.launch>[0];

async function withPuppeteer(options: LaunchOptions): Promise<EnginePage> {
  const browser = await puppeteerCore.launch(options);
  const page = await browser.newPage();
  return {
    goto: async url => void (await page.goto(url)),
    evaluate: expression => page.evaluate(expression),
    close: () => browser.close(),
  };
}

async function withWebKit(): Promise<EnginePage> {
  const launcher = new WebKitLauncher();
  const page: EnginePage = {
    async goto(url) {
      await launcher.startSession('page', url);
      // The driver does not always wait for the scripts of a page, as the other engines do.
      await waitFor(page, `document.readyState === 'complete'`);
    },
    evaluate: expression => launcher.evaluate(expression),
    close: () => launcher.stop(),
  };
  return page;
}

/** Starts an engine by the name that `ENGINES` gives it. */
export const ENGINE_PAGES: Readonly<Record<string, () => Promise<EnginePage>>> = {
  chromium: () => withPuppeteer({executablePath: findBrowser() ?? '', args: browserFlags}),
  firefox: () =>
    withPuppeteer({browser: 'firefox', executablePath: findFirefox() ?? '', headless: true}),
  webkit: withWebKit,
};

/** Waits until an expression is true of the page. */
export async function waitFor(page: EnginePage, expression: string): Promise<void> {
  const deadline = Date.now() + PAGE_TIMEOUT_MS;
  while (!(await page.evaluate(expression)))
    if (Date.now() > deadline) {
      const text = await page.evaluate('document.body.innerText');
      throw new Error(`This did not become true: ${expression}\n${String(text)}`);
    }
}
