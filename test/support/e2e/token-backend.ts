import type {Page} from 'playwright-core';
import {hashToken} from '../../../src/protocol/token-hash.js';
import type {BuiltScriptPage} from './built-script-page.js';

/** The path of a site's backend that creates tokens. */
export const TOKEN_PATH = '/site/connect-token';

/** The body of a request for a token, as it is sent. */
interface RequestBody {
  readonly resume?: string;
  readonly location_id?: string;
}

/** A site's backend: it creates a token, or returns the one whose hash it is asked for. */
export class TokenBackend {
  /** The bodies of the requests, in order. */
  readonly asked: RequestBody[] = [];
  readonly created: string[] = [];

  /** @param pageKind where each new session stands */
  static async behind(page: Page, built: BuiltScriptPage, pageKind: string): Promise<TokenBackend> {
    const backend = new TokenBackend();
    await page.route(`**${TOKEN_PATH}`, async route => {
      const body = (route.request().postDataJSON() ?? {}) as RequestBody;
      backend.asked.push(body);
      const hashes = await Promise.all(backend.created.map(hashToken));
      let token = backend.created[hashes.indexOf(body.resume ?? '')];
      if (!token) backend.created.push((token = await built.token({page: pageKind})));
      await route.fulfill({json: {connect_token: token}});
    });
    return backend;
  }
}
